import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { Check } from '../check.ts';
import type { RoomPage } from '../room-page.ts';

/** What every app gives to its feed: one of each kind; of a function, what it gives. */
const given = {
  protocols: 'chat news',
  heartTime: 400,
  heartTimeout: 5000,
  reconnectTime: 300,
  binaryType: 'arraybuffer',
  manual: false,
  heartMessage: 'ping',
  shouldReconnect: true,
};

/** What the feed has of it. Protocols may be an array, or an attribute's text. */
async function found(page: RoomPage): Promise<object> {
  const feed = await page.feed();
  return await feed.evaluate(
    (feed, names) => ({
      url: feed.url,
      protocols: `${feed.protocols}`.replace(',', ' '),
      heartTime: feed.heartTime,
      heartTimeout: feed.heartTimeout,
      reconnectTime: feed.reconnectTime,
      binaryType: feed.binaryType,
      manual: feed.manual,
      heartMessage: typeof feed.heartMessage === 'function' && feed.heartMessage(),
      shouldReconnect: feed.shouldReconnect?.({} as never),
      // What was set before the class was there hides the properties of the class, until it is taken over.
      hidden: names.filter((name) => Object.hasOwn(feed, name)),
    }),
    ['url', ...Object.keys(given)],
  );
}

async function allArrives(page: RoomPage): Promise<void> {
  const { server } = page;
  const wanted = { url: `${server.address}feed`, ...given, hidden: [] };
  await page.until('a feed', async () => await page.find('feed'));
  await page.until('a link', () => server.links('feed').length > 0);
  let last = {};
  try {
    await page.until('all attributes and properties', async () => {
      last = await found(page);
      return isDeepStrictEqual(last, wanted);
    });
  } catch (error) {
    assert.deepEqual(last, wanted);
    throw error;
  }
  // Whatever came late has changed nothing about the link that was there.
  await page.beat();
  assert.deepEqual(
    server.links('feed').map(({ protocols, code }) => [protocols, code]),
    [['chat, news', undefined]],
  );
}

export const atOnce: Check = {
  title: 'attributes and properties arrive: string, number, boolean, array, function',
  async play({ visit }) {
    await allArrives(await visit());

    const page = await visit({ flags: ['manual'] });
    await page.until('a feed', async () => await page.find('feed'));
    await page.until('manual', async () => (await page.feed()).evaluate(({ manual }) => manual));
    await page.until('the rooms', () => page.server.links().length === 3);
    assert.equal(await (await page.feed()).evaluate(({ state }) => state), 'idle');
  },
};

export const late: Check = {
  title: 'they do where the element is defined after the framework has rendered, and so do events',
  async play({ visit }) {
    const page = await visit({ flags: ['late'] });
    await page.until('a feed', async () => await page.find('feed'));
    await page.defineTags();
    await allArrives(page);
    assert(await page.wasThereBefore(), 'The tag came after its class.');
    await page.until('open', async () => (await page.heard()).includes('open 0'));
  },
};
