import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { Site } from '../runner/site.ts';
import { tasksDuring } from './main-thread.ts';

/** The longest task of the page's thread, in ms. */
const TASK = 100;

/**
 * How often a message is shown, at most, that seems to take longer. The work is the same each time;
 * the collection of garbage, and a processor that is shared, only add to it.
 */
const SHOWINGS = 5;

describe('hostile messages in <socket-console>', () => {
  let site: Site;
  let page: Page;

  before(async () => {
    site = await Site.open({
      main: fileURLToPath(new URL('hostile-page.ts', import.meta.url)),
    });
    page = await site.visit((page) => page.setViewport({ width: 1280, height: 900 }));
    await page.waitForFunction('globalThis.scene');
  });

  after(() => site?.close());

  it(`keep the page from no task for more than ${TASK} ms`, async (test) => {
    const names = (await page.evaluate('scene.names()')) as readonly string[];
    assert(names.length >= 200, `${names.length} messages`);
    const shortest = names.map(() => Number.POSITIVE_INFINITY);
    let left = names.map((_, number) => number);
    for (let showing = 0; showing < SHOWINGS && left.length > 0; showing += 1) {
      const stalls = await stallsOf(left);
      for (const number of left) {
        const stall = stalls.get(number);
        assert(stall, `${names[number]} was shown without a task`);
        shortest[number] = Math.min(shortest[number] as number, stall);
      }
      left = left.filter((number) => (shortest[number] as number) > TASK);
    }
    const longest = shortest.reduce((most, stall) => Math.max(most, stall), 0);
    test.diagnostic(
      `${names.length} messages, the longest task ${longest.toFixed(1)} ms: ${names[shortest.indexOf(longest)]}`,
    );
    assert.deepEqual(
      left.map((number) => `${names[number]}: ${shortest[number]} ms`),
      [],
    );
  });

  /** The longest task that each of these messages took, in milliseconds, by its number. */
  async function stallsOf(numbers: readonly number[]): Promise<Map<number, number>> {
    const tasks = await tasksDuring(page, () =>
      page.evaluate(`scene.show(${JSON.stringify(numbers)})`),
    );
    const stalls = new Map<number, number>();
    for (const { mark, time } of tasks) {
      const number = Number(mark);
      if (!Number.isNaN(number)) stalls.set(number, Math.max(stalls.get(number) ?? 0, time));
    }
    return stalls;
  }
});
