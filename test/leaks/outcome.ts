import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { WorkName } from './page/page.ts';
import type { Census, WatchedPage } from './watched-page.ts';

/** How long what was let go may take to be gone, in ms: far above what a loaded machine needs. */
const PATIENCE = 30_000;

/** Work before the first count, until all code has run hot and all caches are filled. */
const WARM_UP = 500;

/**
 * How often a work is done, at most, after which the heap seems to have gained something. What is
 * left of a cycle is left of each; what the engine keeps of code and in caches is not.
 */
const ROUNDS = 3;

/**
 * The least that can be left of a cycle, in bytes: an object without properties. A heap that gained
 * less than that for each cycle, beyond the noise, has kept something of fewer than all of them;
 * what that could be is counted by its class.
 */
export const LEAST_OBJECT = 12;

/** What was alive before some work and after it. */
export interface Outcome {
  readonly before: Census;
  readonly after: Census;
}

/** And what the heap gained, in bytes. */
export interface Weighed extends Outcome {
  readonly growth: number;
}

/** Nothing of ours is alive. */
const nothing: Pick<Census, 'instances' | 'timers' | 'listeners'> = {
  instances: {
    WebSocket: 0,
    AbortController: 0,
    HeartbeatSocket: 0,
    HeartbeatSocketElement: 0,
    SocketConsoleElement: 0,
  },
  timers: 0,
  listeners: {},
};

/** What is alive once that is what it should be, or else after a long time. */
export async function settled(
  page: WatchedPage,
  isRight: (census: Census) => boolean,
): Promise<Census> {
  const giveUpAt = performance.now() + PATIENCE;
  for (;;) {
    const census = await page.census();
    if (isRight(census) || performance.now() > giveUpAt) return census;
  }
}

/** What is alive once nothing of ours is. */
export const emptied = (page: WatchedPage): Promise<Census> =>
  settled(page, ({ instances, timers, listeners }) =>
    isDeepStrictEqual({ instances, timers, listeners }, nothing),
  );

/** What is alive once it is the same as before. */
export const restored = (page: WatchedPage, before: Census): Promise<Census> =>
  settled(page, (census) => isDeepStrictEqual(census, before));

/** Does a work so many times in a page, and compares. */
export async function observe(page: WatchedPage, name: WorkName, count: number): Promise<Outcome> {
  await page.work(name, Math.min(WARM_UP, count));
  const before = await emptied(page);
  await page.work(name, count);
  return { before, after: await restored(page, before) };
}

/** Does the same, and weighs the heap as well. */
export async function weigh(page: WatchedPage, name: WorkName, count: number): Promise<Weighed> {
  await page.work(name, Math.min(WARM_UP, count));
  const before = await emptied(page);
  let after = before;
  let growth = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS && growth > LEAST_OBJECT * count; round += 1) {
    const heapBefore = await page.heap();
    await page.work(name, count);
    after = await restored(page, before);
    growth = Math.min(growth, (await page.heap()) - heapBefore);
  }
  return { before, after, growth };
}

/** Nothing of ours is left, nor anything else that was not there before. */
export function assertNothingLeft({ before, after }: Outcome): void {
  const { instances, timers, listeners } = after;
  assert.deepEqual({ instances, timers, listeners }, nothing);
  assert.deepEqual(after, before);
}
