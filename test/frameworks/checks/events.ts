import assert from 'node:assert/strict';
import type { Check } from '../check.ts';
import { type RoomPage, runsOf } from '../room-page.ts';

const types = [
  'open',
  'message',
  'heartbeat',
  'close',
  'reconnecting',
  'unsent',
  'error',
  'statechange',
];

/** Waits until the app has heard all that was dispatched from `open` on, in order. */
async function hearsAll(page: RoomPage): Promise<void> {
  const sinceOpen = (lines: readonly string[]) => runsOf(lines.slice(lines.indexOf('open 0')));
  let heard = '';
  let dispatched = '';
  await page
    .until('all events heard', async () => {
      heard = sinceOpen(await page.heard());
      dispatched = sinceOpen(await page.dispatched());
      return heard === dispatched;
    })
    .catch(() => assert.equal(heard, dispatched));
}

export const declared: Check = {
  title: `every event is heard declaratively: ${types.join(', ')}`,
  async play({ visit }) {
    const page = await visit();
    const hears = (line: string) =>
      page.until(`${line} heard`, async () => (await page.heard()).includes(line));
    await hears('message Hello feed!');
    await page.press('send');
    await hears('message hello');
    await hears('heartbeat');
    page.server.isClosed = true;
    page.server.cut('feed');
    await hears('reconnecting');
    await hears('error');
    await (await page.feed()).evaluate((feed) => feed.close());
    await page.press('send');
    await hears('unsent');
    await hearsAll(page);
    const heard = (await page.heard()).map((line) => line.split(' ')[0]);
    assert.deepEqual(
      types.filter((type) => !heard.includes(type)),
      [],
    );
  },
};

export const hydrated: Check = {
  title: 'hydration loses no event from open on, on a slow machine too',
  isOfHydration: true,
  async play({ address, visit }) {
    for (const slowness of [1, 6]) {
      const page = await visit({ slowness });
      await page.beat();
      await hearsAll(page);
      assert((await page.heard()).includes('message Hello feed!'));
    }
    const markup = await (await fetch(address)).text();
    for (const tag of ['<heartbeat-socket', '<socket-console']) assert(markup.includes(tag), tag);
  },
};
