import type { LinkLife } from './link-life.ts';
import { type Phase, phases } from './phase-track.ts';

/** What happened in a span of time, in numbers. */
export interface LifeSummary {
  /** How long each phase lasted, in milliseconds; in order; those that did not occur are left out. */
  readonly times: ReadonlyMap<Phase, number>;
  /** How many probes were answered. */
  readonly roundTrips: number;
  /** Of the round trips, in milliseconds; 0 where there is none. */
  readonly shortest: number;
  readonly median: number;
  readonly longest: number;
  /** How many probes were never answered. */
  readonly losses: number;
}

/** Sums up what happened between two times, in milliseconds. */
export function summaryOf(life: LinkLife, from: number, to: number): LifeSummary {
  const times = new Map<Phase, number>(phases.map((phase) => [phase, 0]));
  for (const { phase, since, until } of life.phases.between(from, to)) {
    times.set(phase, (times.get(phase) ?? 0) + until - since);
  }
  for (const phase of phases) if (!times.get(phase)) times.delete(phase);
  const trips = life.roundTrips.since(from);
  const latencies = trips
    .flatMap(({ latency }) => latency ?? [])
    .sort((first, second) => first - second);
  const middle = latencies.length / 2;
  const [lower = 0, upper = lower] = latencies.slice(Math.ceil(middle) - 1);
  return {
    times,
    roundTrips: latencies.length,
    shortest: latencies[0] ?? 0,
    median: Number.isInteger(middle) ? (lower + upper) / 2 : lower,
    longest: latencies.at(-1) ?? 0,
    losses: trips.length - latencies.length,
  };
}
