import type { Core } from './core.ts';
import { Life, type Violation } from './life.ts';
import { planOf } from './plan.ts';

/** A world in which a rule did not hold. */
export interface Failure {
  readonly seed: number;
  readonly world: number;
  /** Steps taken, in this world and in those before it. */
  readonly steps: number;
  readonly violation: Violation;
}

export interface Run {
  readonly steps: number;
  readonly worlds: number;
  readonly failure: Failure | undefined;
}

/** Lives world after world of a seed, until so many steps are taken or a rule does not hold. */
export async function simulate(core: Core, seed: number, most: number, first = 0): Promise<Run> {
  let steps = 0;
  let world = first;
  for (; steps < most; world++) {
    const { steps: more, violation } = await new Life(core, planOf(seed, world)).live();
    steps += more;
    if (!violation) continue;
    const failure: Failure = { seed, world, steps, violation };
    return { steps, worlds: world - first + 1, failure };
  }
  return { steps, worlds: world - first, failure: undefined };
}
