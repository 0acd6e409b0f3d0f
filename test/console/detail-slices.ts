import { inSlices } from '../../src/console/detail/sliced.ts';

const { now } = performance;

/** From now on, each step of a work takes a whole slice, however fast the machine is. */
export function stepByStep(): void {
  let time = now.call(performance);
  performance.now = () => (time += 100);
}

/** Undoes that. */
export function fullSpeed(): void {
  performance.now = now;
}

/** So many slices of a work that does nothing; others get as many meanwhile. */
export function slices(count: number): Promise<unknown> {
  return new Promise((resolve) => inSlices(Array(count).values(), resolve));
}
