import type { Clock } from './clock.ts';

/** What becomes of a frame: `'drop'`, or so many milliseconds' delay; false or nothing: it passes. */
export type Fate = 'drop' | number | false | undefined;

/** One direction of a faulty link: what goes through it keeps its order, whatever its delay. */
export type FaultLane = (fate: Fate, pass: () => void) => void;

/** A lane; what is still under way when `isGone` never arrives. */
export function createFaultLane(clock: Clock, isGone: () => boolean): FaultLane {
  let underWay = 0;
  let lastArrival = 0;
  return (fate, pass) => {
    if (fate === 'drop') return;
    const now = clock.now();
    const arrival = Math.max(now + Number(fate || 0), underWay ? lastArrival : 0);
    if (arrival === now && !underWay) return pass();
    underWay++;
    lastArrival = arrival;
    clock.setTimeout(() => {
      underWay--;
      if (!isGone()) pass();
    }, arrival - now);
  };
}
