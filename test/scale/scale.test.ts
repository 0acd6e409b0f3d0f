import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'puppeteer-core';
import { startDevServer } from '../../dev-server/index.ts';
import { Site } from '../runner/site.ts';
import { tasksDuring } from './main-thread.ts';
import type { Paints, scene } from './page.ts';

const ENTRIES = 1_000_000;
const MEBIBYTE = 2 ** 20;

/** How long the console may take until it has painted, in ms, on a machine that has time for it. */
const PAINT = 50;
const TIMES = 25;

/** Messages a second, for so many seconds; and the longest task of the page's thread, in ms. */
const RATE = 5000;
const SECONDS = 20;
const TASK = 100;

let site: Site;
let page: Page;
let session: CDPSession;

before(async () => {
  site = await Site.open({ main: fileURLToPath(new URL('page.ts', import.meta.url)) });
});

after(() => site?.close());

/** Calls something of the page. */
async function call<Name extends keyof typeof scene>(
  name: Name,
  ...args: Parameters<(typeof scene)[Name]>
): Promise<Awaited<ReturnType<(typeof scene)[Name]>>> {
  const given = args.map((each) => JSON.stringify(each)).join();
  return (await page.evaluate(`(async () => {
    const answer = await scene.${name}(${given});
    return typeof answer === 'object' && !Array.isArray(answer) ? undefined : answer;
  })()`)) as Awaited<ReturnType<(typeof scene)[Name]>>;
}

async function open(): Promise<void> {
  page = await site.visit(async (page) => page.setViewport({ width: 1280, height: 900 }));
  await page.waitForFunction('globalThis.scene');
  session = await page.createCDPSession();
}

async function heap(): Promise<number> {
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}

describe('a console that holds a million entries', () => {
  let growth: number;
  let rounds: readonly Paints[];

  before(async () => {
    await open();
    await call('bounded', ENTRIES, 400 * MEBIBYTE);
    const empty = await heap();
    await call('fill', ENTRIES);
    growth = (await heap()) - empty;
    rounds = await call('paints', TIMES);
  });

  after(() => page?.close());

  /** As long as it may take, or, where the machine is slow, as long as the plain list takes. */
  function assertSmooth(test: TestContext, name: keyof Paints): void {
    const paint = median(rounds.map((round) => round[name]));
    const plain = median(rounds.map((round) => round.plain));
    test.diagnostic(`${paint.toFixed(1)} ms; a plain list of 1,000 rows ${plain.toFixed(1)} ms`);
    assert(paint < Math.max(PAINT, plain), `${paint} ms, and the plain list ${plain} ms`);
  }

  it('has them all', async () => {
    assert.equal(await call('held'), ENTRIES);
  });

  it('takes no more memory than its bound', (test) => {
    test.diagnostic(`${Math.round(growth / MEBIBYTE)} MiB of ${400} MiB`);
    assert(growth < 400 * MEBIBYTE, `${growth} bytes`);
    assert(growth > 50 * MEBIBYTE, `${growth} bytes are not a million entries`);
  });

  it(`paints the first rows that a filter finds within ${PAINT} ms`, (test) => {
    assertSmooth(test, 'filter');
  });

  it(`paints the rows that it is scrolled to within ${PAINT} ms`, (test) => {
    assertSmooth(test, 'scroll');
  });

  it('lets the oldest go where the bound is in bytes, and their memory with them', async (test) => {
    const full = await heap();
    await call('bounded', ENTRIES, 40 * MEBIBYTE);
    assert((await call('held')) < ENTRIES / 5);
    const freed = full - (await heap());
    test.diagnostic(`${Math.round(freed / MEBIBYTE)} MiB of ${Math.round(growth / MEBIBYTE)} MiB`);
    assert(freed > growth / 2, `${freed} bytes`);
  });
});

describe(`a console through which ${RATE} messages a second come for ${SECONDS} s`, () => {
  it(`keeps the page from no task for more than ${TASK} ms`, async (test) => {
    await open();
    const server = await startDevServer({ port: 0 });
    try {
      const tasks = await tasksDuring(page, async () => {
        const messages = RATE * SECONDS;
        const url = `${server.address}?flood=${RATE}&size=100`;
        const duration = await call('flood', url, messages);
        // A machine that has no time for them all takes longer.
        test.diagnostic(`${messages} messages came within ${(duration / 1000).toFixed(1)} s`);
      });
      const longest = tasks.reduce((most, { time }) => Math.max(most, time), 0);
      test.diagnostic(`${tasks.length} tasks, the longest ${longest.toFixed(1)} ms`);
      assert(tasks.length > SECONDS);
      assert(longest < TASK, `${longest} ms`);
    } finally {
      await server.stop();
      await page.close();
    }
  });
});
