import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Site } from '../runner/site.ts';
import { until } from '../support/waiting.ts';
import {
  assertNothingLeft,
  emptied,
  LEAST_OBJECT,
  observe,
  restored,
  settled,
  type Weighed,
  weigh,
} from './outcome.ts';
import { LinkServer } from './server.ts';
import { WatchedPage } from './watched-page.ts';

const CYCLES = 10_000;
const ENDINGS = 900;
const CONSOLES = 300;
const RECONNECTS = 1000;
const KEPT = 10;

let server: LinkServer;
let site: Site;

const source = (name: string) => fileURLToPath(new URL(`page/${name}.ts`, import.meta.url));
const newPage = async () => WatchedPage.of(await site.visitAlone(), server.urls);

before(async () => {
  server = await LinkServer.start();
  site = await Site.open({ first: source('counters'), main: source('page') });
});

after(async () => {
  await site?.close();
  server?.close();
});

describe('nothing is left in a page, by count and on the heap', () => {
  let twins: readonly Weighed[];
  let sockets: Weighed;
  let elements: Weighed;

  /** All at once, each in a page of its own; two of them on bare sockets, to know the noise. */
  before(async () => {
    const run = async (name: 'bare' | 'cycles' | 'droppings') =>
      weigh(await newPage(), name, CYCLES);
    [sockets, elements, ...twins] = await Promise.all([
      run('cycles'),
      run('droppings'),
      run('bare'),
      run('bare'),
    ]);
  });

  /** The heap has gained no more than a bare twin's, within the noise between two of them. */
  function assertWithinNoise(test: TestContext, { growth }: Weighed): void {
    const [one = NaN, other = NaN] = twins.map((twin) => twin.growth);
    test.diagnostic(`The heap gained ${growth} bytes; those of two bare twins ${one}, ${other}`);
    const bound = Math.max(one, other) + Math.abs(one - other) + LEAST_OBJECT * CYCLES;
    assert(growth < bound, `${growth} bytes, where fewer than ${bound} are noise`);
  }

  it(`of ${CYCLES} bare sockets, as these means count them`, () => {
    for (const twin of twins) assertNothingLeft(twin);
  });

  it(`of ${CYCLES} sockets that were opened and closed`, (test) => {
    assertNothingLeft(sockets);
    assertWithinNoise(test, sockets);
  });

  it(`of ${CYCLES} elements that were connected and dropped, in every way`, (test) => {
    assertNothingLeft(elements);
    assertWithinNoise(test, elements);
  });

  it(`of ${ENDINGS} sockets that ended in any other state, and with whatever hung on them`, async () => {
    assertNothingLeft(await observe(await newPage(), 'endings', ENDINGS));
  });

  it(`of ${CONSOLES} elements that a console had watched, and of the consoles`, async () => {
    assertNothingLeft(await observe(await newPage(), 'consoleDroppings', CONSOLES));
  });
});

describe(`${RECONNECTS} forced reconnects`, () => {
  it('leave as much as there was: for each of those that live one link, its timer and listeners', async () => {
    const page = await newPage();
    await page.work('openKept', KEPT);
    await page.work('loseLinks', KEPT * 3);
    const before = await settled(
      page,
      ({ timers, instances }) => timers === KEPT && instances.WebSocket === KEPT,
    );
    assert.equal(before.timers, KEPT);
    assert.equal(before.instances.WebSocket, KEPT);
    const { accepted } = server;
    await page.work('loseLinks', RECONNECTS);
    assert.equal(server.accepted - accepted, RECONNECTS);
    assert.deepEqual(await restored(page, before), before);
    await page.work('closeKept', KEPT);
    const after = await emptied(page);
    assertNothingLeft({ before: after, after });
  });
});

describe('the server', () => {
  it('has no connection left, of all that there were', async (test) => {
    test.diagnostic(`${server.accepted} links were opened`);
    await until(() => server.connections === 0, 'no connection');
  });
});
