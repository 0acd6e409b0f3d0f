import assert from 'node:assert/strict';
import type { Check } from '../check.ts';
import type { RoomPage } from '../room-page.ts';

const codes = (page: RoomPage, ...rooms: readonly string[]) =>
  rooms.flatMap((room) => page.server.links(room)).map(({ code }) => code);

export const unmounted: Check = {
  title: 'unmounting closes with 1000, and mounting again connects again',
  async play({ visit }) {
    const page = await visit();
    await page.linked('feed');
    await page.press('toggle');
    await page.until('the end of the link', () => codes(page, 'feed')[0]);
    assert.equal(await page.find('feed'), null);
    assert.deepEqual(codes(page, 'feed'), [1000]);
    await page.press('toggle');
    await page.until('another link', () => page.server.links('feed').length > 1);
    await page.beat();
    assert.deepEqual(codes(page, 'feed'), [1000, undefined]);
  },
};

export const reordered: Check = {
  title: 'a list in another order keeps every element and its link',
  async play({ visit }) {
    const page = await visit();
    const rooms = ['a', 'b', 'c'];
    const ids = rooms.map((room) => `room-${room}`);
    await page.linked('feed', ...ids);
    const elements = await Promise.all(ids.map((id) => page.find(id)));
    await page.press('reverse');
    await page.until('the other order', async () => {
      const list = await page.find('rooms');
      const order = await list?.evaluate((list) =>
        [...list.querySelectorAll('heartbeat-socket')].map(({ id }) => id),
      );
      return `${order}` === 'room-c,room-b,room-a';
    });
    await page.beat();
    for (const element of elements) {
      assert(await element?.evaluate(({ isConnected }) => isConnected), 'It is another element.');
    }
    assert.deepEqual(codes(page, ...rooms), [undefined, undefined, undefined]);
  },
};

export const moved: Check = {
  title: 'moved elsewhere in the page and back, an element keeps its link',
  async play({ visit }) {
    const page = await visit();
    await page.linked('feed');
    const feed = await page.feed();
    const isElsewhere = () => feed.evaluate((feed) => feed.closest('#elsewhere') !== null);
    await page.press('teleport');
    await page.until('it elsewhere', isElsewhere);
    await page.beat();
    await page.press('teleport');
    await page.until('it back', async () => !(await isElsewhere()));
    await page.beat();
    assert(await feed.evaluate(({ isConnected }) => isConnected), 'It is another element.');
    assert.deepEqual(codes(page, 'feed'), [undefined]);
  },
};
