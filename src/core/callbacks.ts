import type { HeartbeatData } from './options.ts';
import { isBytes } from './send-data.ts';

/** What each callback must give. */
interface Answers {
  'heart-message': HeartbeatData;
  'heart-reply': boolean;
  shouldReconnect: boolean;
}

/** Calls a callback; `undefined` where it threw or gave what can't be used. */
export type Ask = <Name extends keyof Answers>(
  name: Name,
  callback: () => Answers[Name],
) => Answers[Name] | undefined;

/** What was thrown, as an error: a callback may throw or reject with anything. */
export const toError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(String(thrown));

/** A way to call callbacks that tells `report` of what one throws, or gives wrongly. */
export const asking =
  (report: (error: unknown) => void): Ask =>
  (name, callback) => {
    try {
      const answer = callback();
      const fits =
        name === 'heart-message'
          ? typeof answer === 'string' || isBytes(answer)
          : typeof answer === 'boolean';
      if (fits) return answer;
      throw new TypeError(`${name} gave ${String(answer)}; the default is used.`);
    } catch (error) {
      report(error);
      return;
    }
  };
