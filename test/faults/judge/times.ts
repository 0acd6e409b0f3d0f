import type { Journal } from '../journal.ts';
import type { Detection, Recovery } from '../row.ts';
import { heldUp, type Stall } from '../stalls.ts';
import { attemptsOf, closeSince } from './attempts.ts';

/**
 * What a subject may be slower than the rule's time and the bare means of its twin, in ms; and
 * faster, as between its decision and the event that tells of it a busy machine may do other things.
 */
export const ALLOWANCE = 100;

/** A time that something took, and its bound. */
export interface Timing {
  readonly took: number;
  readonly bound: number;
}

/** What times are judged by. */
export interface Times {
  readonly faultAt: number;
  /** When the fault was gone; `NaN` where it passed at once. */
  readonly backAt: number;
  /** When the runner, whose servers break the links one after the other, was held up. */
  readonly runnerStalls: readonly Stall[];
  readonly heartTime: number;
  readonly heartTimeout: number;
  readonly connectTimeout: number;
}

/**
 * From `from` to `at`, bound by what bare means needed for the same, to `bareAt`: not more than 100
 * ms later, in which nothing held the page up, nor the runner, which serves one after the other.
 */
export function timing(
  from: number,
  at: number,
  bareAt: number,
  { twin }: Journal,
  { runnerStalls }: Pick<Times, 'runnerStalls'>,
): Timing {
  const held = Math.max(heldUp(twin.stalls, bareAt, at), heldUp(runnerStalls, from, at));
  return { took: at - from, bound: bareAt - from + ALLOWANCE + held };
}

export const isLate = ({ took, bound }: Timing): boolean => !(took <= bound);

/** From the fault to the first `close` after it; `undefined` where none is due. */
export function detectionOf(
  journal: Journal,
  detection: Detection,
  times: Times,
): Timing | undefined {
  if (detection === 'never') return undefined;
  const { faultAt } = times;
  const close = closeSince(journal, faultAt);
  const at = close?.at ?? Number.POSITIVE_INFINITY;
  if (detection === 'bare, if at all') {
    const ended = journal.twin.attempts.find(({ ended = 0 }) => ended >= faultAt)?.ended;
    if (!close && ended === undefined) return undefined;
    const isSilence = close?.detail.cause === 'heart-timeout';
    const bare = isSilence ? bareEnd(journal, 'heartbeat', at, times) : (ended ?? Number.NaN);
    return timing(faultAt, at, bare, journal, times);
  }
  return timing(faultAt, at, bareEnd(journal, detection, at, times), journal, times);
}

/** When bare means knew of the end that the subject told at `at`. */
function bareEnd(journal: Journal, detection: Detection, at: number, times: Times): number {
  const { twin, events } = journal;
  const { heartTime, heartTimeout, connectTimeout } = times;
  if (detection === 'stored') return pageEventAt(journal, 'pagehide persisted');
  if (detection === 'heartbeat') {
    const link = events.filter((entry) => entry.type === 'open' && entry.at <= at).length;
    const silence = twin.silences.findLast((note) => note.link === link);
    if (!silence) return Number.NaN;
    const rang = silence.rang ?? silence.from + heartTime + heartTimeout;
    return Math.max(rang, ...rightProbes(journal, silence, times).map((at) => at + heartTimeout));
  }
  const attempt = attemptsOf(journal).findLast(({ from }) => from <= at)?.twin;
  if (!attempt) return Number.NaN;
  if (detection === 'connect-timeout') return attempt.late ?? attempt.from + connectTimeout;
  // Where the twin has not come to its end yet, it is the slower one.
  return attempt.ended ?? (at < Number.POSITIVE_INFINITY ? at : Number.NaN);
}

/**
 * Probes that may go out after the last sign of life: the first one in its time, and another where
 * the page was held up over the verdict, as it has not listened.
 */
function rightProbes(
  { probes, twin: { stalls } }: Journal,
  { link, from }: { link: number; from: number },
  { heartTime, heartTimeout }: Times,
): number[] {
  const late = Math.min(heartTimeout, 1000) - ALLOWANCE;
  return probes
    .filter((probe) => probe.link === link && probe.at >= from)
    .map(({ at }) => at)
    .filter((at, index, all) => {
      const last = all[index - 1];
      if (last === undefined) return at <= from + heartTime + ALLOWANCE + heldUp(stalls, from, at);
      return heldUp(stalls, last + heartTimeout, at) >= late;
    });
}

/** From the end of the link, or of the fault where that lasted, to the next `open`. */
export function recoveryOf(journal: Journal, recovery: Recovery, times: Times): Timing | undefined {
  if (recovery === 'never' || recovery === 'never gone') return undefined;
  const { faultAt, backAt } = times;
  const { events, twin } = journal;
  if (recovery === 'wait, if gone' && !closeSince(journal, faultAt)) return undefined;
  const isRestored = recovery === 'restored';
  const from = isRestored
    ? pageEventAt(journal, 'pageshow persisted')
    : Math.max(closeSince(journal, faultAt)?.at ?? faultAt, backAt || 0);
  const open = events.find((entry) => entry.type === 'open' && entry.at >= from);
  const at = open?.at ?? Number.POSITIVE_INFINITY;
  const attempt = attemptsOf(journal).find(({ end }) => end === open);
  if (!attempt) return timing(from, at, Number.NaN, journal, times);
  const bareOpening = (attempt.twin?.opened ?? at) - (attempt.twin?.from ?? attempt.from);
  // A handshake may take twice as long as another one that begins with it: that has its turn before.
  const opening = 2 * bareOpening;
  if (isRestored) return timing(from, at, from + opening, journal, times);
  const waits = recovery === 'hint' ? twin.hints : twin.waits;
  const wait = waits.findLast((note) => note.from <= attempt.from);
  return timing(from, at, (wait?.rang ?? attempt.from) + opening, journal, times);
}

const pageEventAt = ({ events }: Journal, name: string): number =>
  events.findLast((entry) => entry.type === 'page' && entry.detail.name === name)?.at ?? Number.NaN;

export const of = ({ took, bound }: Timing): string =>
  `${Math.round(took)} ms, bound ${Math.round(bound)} ms`;
