import type { Journal } from '../journal.ts';
import { heldUp } from '../stalls.ts';
import { type Attempt, attemptsOf, isState } from './attempts.ts';
import { ALLOWANCE, isLate, of, type Times, timing } from './times.ts';

/** What was out of bound on the way: each attempt, each wait and each verdict, by its own. */
export function wrongSteps(journal: Journal, times: Times): string[] {
  return [
    ...attemptsOf(journal).flatMap((attempt, at) => wrongAttempt(attempt, at, journal, times)),
    ...wrongWaits(journal, times),
    ...hastyVerdicts(journal, times),
  ];
}

function wrongAttempt(
  { from, end, twin }: Attempt,
  index: number,
  journal: Journal,
  times: Times,
): string[] {
  if (!end || !twin) return [];
  const cause = end.type === 'close' ? end.detail.cause : 'open';
  const isTimeout = cause === 'connect-timeout';
  if (!isTimeout && cause !== 'network' && cause !== 'open') return [];
  // The event that tells of it may come late, above all where the page has only just begun.
  const before = heldUp(journal.twin.stalls, from - times.connectTimeout, from);
  if (isTimeout && end.at - from < times.connectTimeout / 2 - before) {
    return [`attempt ${index} was given up after ${Math.round(end.at - from)} ms`];
  }
  // Where the twin has not come to its end yet, it is the slower one.
  const bareEnd = (isTimeout ? twin.late : (twin.opened ?? twin.ended)) ?? end.at;
  // A handshake may take twice as long as another one that begins with it: that has its turn before.
  const turns = isTimeout ? 0 : bareEnd - twin.from;
  const spent = timing(from, end.at, bareEnd + turns, journal, times);
  return isLate(spent) ? [`attempt ${index} took ${of(spent)}`] : [];
}

function wrongWaits(journal: Journal, times: Times): string[] {
  const { events, twin } = journal;
  const told = events.filter((entry) => entry.type === 'reconnecting');
  return told.flatMap((entry, index) => {
    const next = events.find((other) => isState(other, 'connecting') && other.at >= entry.at);
    if (!next) return [];
    const { delay, attempt } = entry.detail;
    const spent = timing(entry.at, next.at, twin.waits[index]?.rang ?? next.at, journal, times);
    if (isLate(spent)) return [`wait ${attempt} took ${of(spent)}`];
    const isHinted = twin.hints.some(
      (hint) => hint.from >= entry.at - 1000 && hint.from <= next.at,
    );
    // The wait was decided on before the event that tells of it.
    const before = heldUp(twin.stalls, entry.at - delay, entry.at) + ALLOWANCE;
    if (spent.took < delay - before && !isHinted) {
      return [`wait ${attempt} ended after ${Math.round(spent.took)} of ${Math.round(delay)} ms`];
    }
    return [];
  });
}

/** A link is not called dead before its probe has had its time. */
function hastyVerdicts({ events, probes, twin }: Journal, { heartTimeout }: Times): string[] {
  return events.flatMap((entry) => {
    if (entry.type !== 'close' || entry.detail.cause !== 'heart-timeout') return [];
    const probe = probes.findLast(({ at }) => at <= entry.at)?.at ?? entry.at;
    const after = entry.at - probe;
    const before = heldUp(twin.stalls, probe - heartTimeout, probe) + ALLOWANCE;
    if (after >= heartTimeout - before) return [];
    return [`called dead ${Math.round(after)} ms after a probe`];
  });
}
