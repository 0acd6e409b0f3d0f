import type { LibraryName } from '../libraries/names.ts';
import type { TrialRecord } from '../page/trial.ts';
import type { Stage } from '../stage.ts';
import { inTrials } from '../trial.ts';

/** Whether it connects all the same, where the first call fails, and where the second does. */
export type UrlFunctionResult = Partial<
  Record<LibraryName, { readonly first: boolean; readonly later: boolean }>
>;

/** Those that take one. */
const asking = [
  'class',
  'element',
  'reconnecting-websocket',
  'partysocket',
  'robust-websocket',
] as const;

/** Longer than the first three waits of any of them. */
const LIMIT = 40_000;

/** A url function, say one that fetches a token, fails once. */
export async function measureUrlFunction(stage: Stage): Promise<UrlFunctionResult> {
  const opens = ({ told }: TrialRecord) => told.flat().filter(({ type }) => type === 'open').length;
  const survivors = (failing: number) =>
    inTrials(
      stage,
      asking,
      // Each link is cut after a moment, so that the function is asked again.
      { query: '?drop=300', failingCalls: [failing] },
      async (trial) => (await trial.until((record) => opens(record) >= failing, LIMIT)) === true,
    );
  const [first, later] = await Promise.all([survivors(1), survivors(2)]);
  return Object.fromEntries(
    asking.map((name) => [name, { first: first[name] === true, later: later[name] === true }]),
  );
}
