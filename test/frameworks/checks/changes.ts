import assert from 'node:assert/strict';
import type { Check } from '../check.ts';
import type { RoomPage } from '../room-page.ts';

/** Whether every link of every room is the first, and still open. */
function assertOneLinkEach({ server }: RoomPage): void {
  assert.deepEqual(
    server
      .links()
      .map(({ room, code }) => [room, code])
      .sort(),
    ['a', 'b', 'c', 'feed'].map((room) => [room, undefined]),
  );
}

const allLinked = (page: RoomPage) => page.linked('feed', 'room-a', 'room-b', 'room-c');

export const oneConnection: Check = {
  title: 'every element has one connection',
  async play({ visit }) {
    const page = await visit();
    await allLinked(page);
    await page.beat();
    assertOneLinkEach(page);
  },
};

export const reconfigured: Check = {
  title: 'changed properties apply to the running link',
  async play({ visit }) {
    const page = await visit();
    await allLinked(page);
    await page.press('faster');
    await page.until('200', async () =>
      (await page.feed()).evaluate(({ heartTime }) => heartTime === 200),
    );
    await page.beat();
    assertOneLinkEach(page);
  },
};

export const rerendered: Check = {
  title: 'a render with the same values and new functions changes nothing',
  async play({ visit }) {
    const page = await visit();
    await allLinked(page);
    await page.press('rerender');
    await page.beat();
    assertOneLinkEach(page);
  },
};

export const readdressed: Check = {
  title: 'a changed url reconnects, once',
  async play({ visit }) {
    const page = await visit();
    const { server } = page;
    await allLinked(page);
    await page.press('move-room');
    await page.until('a link to other', () => server.links('other').length > 0);
    await page.beat();
    assert.deepEqual(
      ['feed', 'other'].flatMap((room) => server.links(room)).map(({ room, code }) => [room, code]),
      [
        ['feed', 1000],
        ['other', undefined],
      ],
    );
  },
};
