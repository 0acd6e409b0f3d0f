import { few } from '../text/counted.ts';
import type { LifeSummary } from './life-summary.ts';
import type { Phase } from './phase-track.ts';
import { inBytes, inShort, inTime, type TimeUnits } from './units.ts';

/** The texts of life/. */
export interface LifeTexts {
  /** The button that opens this panel. */
  readonly life: string;
  /** The name of the address. */
  readonly linkAddress: string;
  /** The name of the subprotocol that the server chose. */
  readonly linkSubprotocol: string;
  /** The name of the retry that is waited for, or runs. */
  readonly linkRetry: string;
  /** The number of a retry, and the whole seconds before it. */
  readonly linkRetryIn: (attempt: number, seconds: number) => string;
  /** The name of the time that the link has been open. */
  readonly linkUptime: string;
  /** A time in milliseconds, at least: it began before anybody watched. */
  readonly atLeast: (milliseconds: number) => string;
  /** A time in milliseconds. */
  readonly duration: (milliseconds: number) => string;
  /** The name of what went out. */
  readonly linkSent: string;
  /** The same, of a plain WebSocket: what the page sends by it is not seen. */
  readonly linkSentHere: string;
  /** The name of what came in. */
  readonly linkReceived: string;
  /** Messages and their bytes. */
  readonly traffic: (messages: number, bytes: number) => string;
  /** Messages and bytes in a second. */
  readonly trafficRate: (messages: number, bytes: number) => string;
  /** The name of the chart. */
  readonly lifeChart: string;
  /** The phase of a link that was found dead. */
  readonly dead: string;
  /** A probe that was answered. */
  readonly roundTrip: string;
  /** A probe that was never answered. */
  readonly loss: string;
  /** The beginning of the chart, so many minutes before now. */
  readonly minutesAgo: (minutes: number) => string;
  /** The end of the chart. */
  readonly now: string;
  /** All that the chart shows, in words; `nameOf` gives the word for a phase. */
  readonly lifeSummary: (
    minutes: number,
    summary: LifeSummary,
    nameOf: (phase: Phase) => string,
  ) => string;
  /** Why there are no round trips. */
  readonly plainHasNoRoundTrips: string;
}

const units: TimeUnits = ['d', 'h', 'min', 's', 'ms'];

export const englishLifeTexts: LifeTexts = {
  life: 'Life',
  linkAddress: 'Address',
  linkSubprotocol: 'Subprotocol',
  linkRetry: 'Retry',
  linkRetryIn: (attempt, seconds) => `${attempt} in ${seconds} s`,
  linkUptime: 'Open for',
  atLeast: (milliseconds) => `at least ${inTime(milliseconds, units)}`,
  duration: (milliseconds) => inTime(milliseconds, units),
  linkSent: 'Sent',
  linkSentHere: 'Sent from here',
  linkReceived: 'Received',
  traffic: (messages, bytes) => `${few(messages, 'message', 'messages')}, ${inBytes(bytes)}`,
  trafficRate: (messages, bytes) => `(${inShort(messages)}/s, ${inBytes(bytes)}/s)`,
  lifeChart: 'Round trips, and what the link was, over time',
  dead: 'dead',
  roundTrip: 'round trip',
  loss: 'loss',
  minutesAgo: (minutes) => `${minutes} min ago`,
  now: 'now',
  lifeSummary: (minutes, summary, nameOf) => {
    const { times, roundTrips, shortest, median, longest, losses } = summary;
    const phases = [...times].map(([phase, time]) => `${nameOf(phase)} ${inTime(time, units)}`);
    const trips = roundTrips ? few(roundTrips, 'round trip', 'round trips') : 'no round trips';
    const lengths =
      roundTrips > 1
        ? `, ${inShort(shortest)} to ${inShort(longest)} ms, median ${inShort(median)} ms`
        : `, ${inShort(median)} ms`;
    const facts = [
      phases.join(', '),
      roundTrips ? trips + lengths : trips,
      losses ? few(losses, 'loss', 'losses') : 'no loss',
    ];
    const span = minutes === 1 ? 'minute' : `${minutes} minutes`;
    return `In the last ${span}: ${facts.filter(Boolean).join('; ')}`;
  },
  plainHasNoRoundTrips: 'A plain WebSocket has no heartbeats, so there are no round trips.',
};
