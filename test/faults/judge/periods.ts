import type { Journal } from '../journal.ts';

/** The spans between beats, in milliseconds: of the subject, and of bare timers. */
export interface Periods {
  readonly probes: readonly number[];
  /** Each armed by a sign of life, as the subject's are: the browser does not slow these. */
  readonly armed: readonly number[];
  /** Each armed by the one before: these it does. */
  readonly chained: readonly number[];
}

/** Timers of hidden pages ring on whole seconds only. */
const ALIGNMENT = 1000;

export function periodsOf({ probes, twin }: Journal, from: number, to: number): Periods {
  const between = (times: readonly number[]) => {
    const within = times.filter((at) => at >= from && at <= to);
    // The span that is not over yet counts as well.
    return [...within, to].slice(1).map((at, index) => at - (within[index] ?? from));
  };
  return {
    probes: between(probes.map(({ at }) => at)),
    armed: between(twin.beats.armed),
    chained: between(twin.beats.chained),
  };
}

export function wrongPeriods({ probes, armed }: Periods, heartTime: number): string[] {
  const longest = Math.max(...probes);
  const bound = Math.max(...armed, heartTime) + ALIGNMENT;
  if (longest <= bound) return [];
  return [`a heartbeat took ${Math.round(longest)} ms, bound ${Math.round(bound)} ms`];
}

export const told = ({ probes, armed, chained }: Periods): string => {
  const longest = (spans: readonly number[]) => `${(Math.max(...spans) / 1000).toFixed(1)} s`;
  return (
    `${probes.length} heartbeats, at most ${longest(probes)} apart; ` +
    `bare timers that messages arm, ${longest(armed)}; a chain of them, ${longest(chained)}`
  );
};
