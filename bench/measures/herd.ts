import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { bundle } from '../bundle.ts';
import type { Herd, HerdPlan } from '../herd/simulation.ts';
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
  const scripts = new Map<string, string>();
  for (const [name, file] of Object.entries(files)) {
    scripts.set(name, await bundle(`libraries/${file}.ts`, { format: 'iife' }));
  }
  const herds = OUTAGES.flatMap((outage) =>
    [...scripts].map(([name, script]) => ({ name, script, clients, outage, seed: SEED })),
  );
  const found: Herd[] = [];
  const left = [...herds.entries()];
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [index, { name: _, ...plan }] = next;
      found[index] = await simulateApart(plan);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  const results: HerdResult = {};
  for (const [index, { name, outage }] of herds.entries()) {
    const seconds = outage / 1000;
    results[seconds] = { ...results[seconds], [name]: found[index] };
  }
  return results;
}

/** A process of its own, so that every processor has something to do. */
function simulateApart(plan: HerdPlan): Promise<Herd> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('../herd/child.ts', import.meta.url));
    child.once('message', (herd) => resolve(herd as Herd));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`A herd was lost: exit code ${code}.`)));
    child.send(plan);
  });
}
