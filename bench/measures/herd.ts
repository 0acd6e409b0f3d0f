import { bundle } from '../bundle.ts';
import { type Herd, simulate } from '../herd/simulation.ts';
import type { LibraryName } from '../libraries/names.ts';

/** By seconds of outage. */
export type HerdResult = Record<string, Partial<Record<LibraryName, Herd>>>;

/** The files below `libraries/`. The tag waits as the class does. */
const files = {
  class: 'heartbeat-socket',
  'reconnecting-websocket': 'reconnecting-websocket',
  partysocket: 'partysocket',
  sockette: 'sockette',
  'robust-websocket': 'robust-websocket',
  'websocket-heartbeat-js': 'websocket-heartbeat-js',
  vueuse: 'vueuse',
} as const;

const OUTAGES = [0, 10_000, 60_000];
const SEED = 1;

/** So many clients are dropped at once, on a simulated clock: how they come back. */
export async function measureHerd(clients: number): Promise<HerdResult> {
  const results: HerdResult = {};
  for (const [name, file] of Object.entries(files)) {
    const script = await bundle(`libraries/${file}.ts`, { format: 'iife' });
    // Vue would take minutes to load so often, and chooses nothing at random when it is loaded.
    const isEvaluatedAnew = name !== 'vueuse';
    for (const outage of OUTAGES) {
      const herd = await simulate({ script, clients, outage, seed: SEED, isEvaluatedAnew });
      results[outage / 1000] = { ...results[outage / 1000], [name]: herd };
    }
  }
  return results;
}
