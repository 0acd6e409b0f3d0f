import type { HeartbeatData } from './options.ts';
import { isBytes } from './send-data.ts';
import { textOf } from './text-of.ts';

/** Calls a callback; gives `standard` where it threw or gave what can't be used. */
export type Ask = <Answer extends HeartbeatData | boolean>(
  name: string,
  callback: () => Answer,
  standard: Answer,
) => Answer;

/** What was thrown, as an error: a callback may throw or reject with anything. */
export const toError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(textOf(thrown));

/** A way to call callbacks that tells `report` of what one throws, or gives wrongly. */
export const asking =
  (report: (error: unknown) => void): Ask =>
  (name, callback, standard) => {
    try {
      const answer = callback();
      if (typeof answer === typeof standard || isBytes(answer)) return answer;
      throw new TypeError(`${name} gave ${answer}; the default is used.`);
    } catch (error) {
      report(error);
      return standard;
    }
  };
