import { moment } from './moment.ts';

/** A time in which a thread could do nothing: it, or the machine, was busy. */
export interface Stall {
  readonly from: number;
  readonly to: number;
}

/** How often a thread is looked at, in milliseconds. */
const TICK = 20;

/** Notes every stall of this thread, by the timers of `realm`; it keeps no process from ending. */
export function watchThread(realm: {
  setInterval(tick: () => void, time: number): unknown;
}): Stall[] {
  const stalls: Stall[] = [];
  let last = moment();
  const timer = realm.setInterval(() => {
    const now = moment();
    if (now - last > 2 * TICK) stalls.push({ from: last, to: now });
    last = now;
  }, TICK);
  if (typeof timer === 'object') (timer as NodeJS.Timeout).unref();
  return stalls;
}

/** How long of a span a thread was held up, in milliseconds. */
export const heldUp = (stalls: readonly Stall[], from: number, to: number): number =>
  stalls
    .map((stall) => Math.min(stall.to, to) - Math.max(stall.from, from))
    .filter((time) => time > 0)
    .reduce((sum, time) => sum + time, 0);
