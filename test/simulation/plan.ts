import type { Action } from './actions.ts';
import { Chance, seedOf, type Weighted } from './chance.ts';
import type { Rounding } from './clock.ts';
import { drawActions } from './draw-actions.ts';
import type { Speed } from './network/wire.ts';
import { defaults, drawSettings, type Numbers } from './settings.ts';

/** What a world is like from its beginning. */
export interface Surroundings {
  readonly url: 'fixed' | 'function' | 'promise';
  readonly protocols: 'none' | 'fixed' | 'function';
  readonly probe: 'text' | 'bytes' | 'counting';
  readonly reply: 'pong' | 'echo' | 'exact' | 'function';
  /** Whether there is a shouldReconnect. */
  readonly asksBack: boolean;
  readonly rounding: Rounding;
  /** How late timers come at most, in milliseconds. */
  readonly lag: number;
  readonly speed: Speed;
  /** Whether sockets can be torn down, as those of ws. */
  readonly canTerminate: boolean;
}

/** A life of a connection, from its beginning to its end: all of it, but for the chance in it. */
export interface Plan {
  /** The seed of what chance does in it. */
  readonly seed: number;
  readonly settings: Numbers;
  readonly surroundings: Surroundings;
  readonly actions: readonly Action[];
}

/** What is changed least when a plan is made simple: the defaults, on a quiet machine. */
export const plainest: Omit<Plan, 'seed' | 'actions'> = {
  settings: defaults,
  surroundings: {
    url: 'fixed',
    protocols: 'none',
    probe: 'text',
    reply: 'pong',
    asksBack: false,
    rounding: 'up',
    lag: 0,
    speed: { latency: 20, jitter: 0, rate: Infinity },
    canTerminate: false,
  },
};

const rates: readonly Weighted<number>[] = [
  [3, Infinity],
  [1, 20],
  [1, 2],
];

function drawSurroundings(chance: Chance): Surroundings {
  return {
    url: chance.pick(['fixed', 'fixed', 'function', 'promise']),
    protocols: chance.pick(['none', 'none', 'fixed', 'function']),
    probe: chance.pick(['text', 'text', 'bytes', 'counting']),
    reply: chance.pick(['pong', 'echo', 'exact', 'function']),
    asksBack: chance.isTrue(0.3),
    rounding: chance.pick(['up', 'down']),
    lag: chance.pick([0, 0, 0, 20]),
    speed: {
      latency: chance.pick([1, 1, 20, 100, 300]),
      jitter: chance.pick([0, 0, 10, 200]),
      rate: chance.weigh(rates),
    },
    canTerminate: chance.isTrue(0.2),
  };
}

/** World number `index` of a seed. */
export function planOf(seed: number, index: number): Plan {
  const own = seedOf(seed, index);
  const chance = new Chance(own);
  return {
    seed: own,
    settings: drawSettings(chance),
    surroundings: drawSurroundings(chance),
    actions: drawActions(chance),
  };
}
