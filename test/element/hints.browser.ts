import { assert } from 'chai';
import type { HeartbeatSocketElement } from 'heartbeat-socket';
import {
  details,
  echo,
  endElements,
  heard,
  mount,
  mountOpen,
  quick,
  recorded,
  states,
  tapped,
  timeOf,
  withoutChance,
} from '../support/element.ts';
import { where } from '../support/engines.ts';
import { ownServerUrl, startServer } from '../support/server.ts';
import { bareOpen, timer, until } from '../support/waiting.ts';

const url = ownServerUrl();

const hints: readonly (readonly [string, () => void])[] = [
  ['online', () => dispatchEvent(new Event('online'))],
  ['becoming visible', () => document.dispatchEvent(new Event('visibilitychange'))],
  ['resume', () => document.dispatchEvent(new Event('resume'))],
  [
    'pageshow with persisted',
    () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  ],
];

function online(): void {
  dispatchEvent(new Event('online'));
}

/** Waits for long, but may be hurried; no try by hint is held back by another. */
const patient = { 'reconnect-time': 60000, 'reconnect-jitter': 0 };

/** Says that the network is not there while `action` runs. */
async function offline(action: () => Promise<unknown>): Promise<void> {
  Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
  try {
    await action();
  } finally {
    Reflect.deleteProperty(navigator, 'onLine');
  }
}

async function waiting(attributes: Record<string, string | number>) {
  const element = mount({ ...patient, ...attributes });
  await heard(element, 'reconnecting');
  return element;
}

async function triedWithinASecond(element: HeartbeatSocketElement): Promise<void> {
  const latest = timer(1000).then(() => bareOpen(url));
  await heard(element, 'open', 2);
  const now = performance.now();
  assert.isAtMost(now, (await latest) + 500);
}

describe('hints', () => {
  afterEach(endElements);

  for (const [name, hint] of hints) {
    it(`${name} while waiting: a try within a second`, async () => {
      const element = await waiting({ url: `${url}?close=4000&after=100` });
      hint();
      await triedWithinASecond(element);
    });

    it(`${name} while open: a probe now`, async () => {
      const element = await mountOpen({ url, 'heart-time': 60000 });
      hint();
      await recorded(element, 'probe');
      await heard(element, 'heartbeat');
      assert.deepEqual(states(element), ['connecting', 'open']);
    });
  }

  it('pageshow without persisted is none', async () => {
    const element = await mountOpen({ url, 'heart-time': 60000 });
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    await echo(element);
    assert.deepEqual(tapped(element, 'probe'), []);
  });

  it('all within a second count as one', async () => {
    const element = await mountOpen({ url, 'heart-time': 60000 });
    const first = performance.now();
    online();
    await heard(element, 'heartbeat');
    for (const [, hint] of hints) hint();
    // One more only where the answer itself took a second.
    const most = 1 + Math.floor((performance.now() - first) / 1000);
    await echo(element);
    const probes = tapped(element, 'probe').length;
    assert.isAtMost(probes, most);
    await timer(1000);
    online();
    await recorded(element, 'probe', probes + 1);
  });

  it('offline while open: a probe now', async () => {
    const element = await mountOpen({ url, 'heart-time': 60000 });
    dispatchEvent(new Event('offline'));
    await heard(element, 'heartbeat');
  });

  it('check() while waiting: a try within a second', async () => {
    const element = await waiting({ url: `${url}?close=4000&after=100` });
    element.check();
    await triedWithinASecond(element);
  });

  it('no two tries by hint within one reconnect-time', async () => {
    const element = await withoutChance(() =>
      waiting({
        url: `${url}?close=4000`,
        'reconnect-time': 2500,
        'reconnect-growth': 100,
        'reconnect-max-time': 60000,
      }),
    );
    const first = performance.now();
    online();
    await heard(element, 'reconnecting', 2);
    await timer(1000);
    online();
    const again = await heard(element, 'statechange', 7);
    assert.equal(again.detail.state, 'connecting');
    assert.isAtLeast(timeOf(element, again) - first, 2500 - 5);
  });

  where('close codes from 1012 to 1014')(
    'after 1012 no hint shortens the wait below its 5 s',
    async () => {
      const hurried = await waiting({ url: `${url}?close=4000&after=100` });
      const patience = await waiting({ url: `${url}?close=1012` });
      // The longest that a hint may take, measured by a bare timer.
      online();
      await Promise.all([heard(hurried, 'open', 2), timer(1100)]);
      assert.equal(patience.state, 'waiting');
      assert.lengthOf(details(patience, 'open'), 1);
    },
  );

  /** An element whose first attempt hangs, and the number of its attempts. */
  async function hanging() {
    const { url } = await startServer();
    const tries = { count: 0 };
    const element = mount({}, { url: () => (++tries.count === 1 ? `${url}?hang` : url) });
    await element.updateComplete;
    return { element, tries };
  }

  it('an attempt pending for more than 2 s starts afresh', async () => {
    const { element, tries } = await hanging();
    await timer(2100);
    online();
    await heard(element, 'open');
    assert.deepEqual(details(element, 'close'), []);
    assert.equal(tries.count, 2);
  });

  it('a younger attempt goes on', async () => {
    const { tries } = await hanging();
    online();
    assert.equal(tries.count, 1);
  });

  it('attempts that fail while offline use up no reconnect-count', async () => {
    const server = await startServer();
    await server.crash();
    const element = mount({ url: server.url, 'reconnect-count': 2, ...quick });
    await offline(async () => {
      await heard(element, 'reconnecting', 4);
      await server.start();
      await heard(element, 'open');
    });
  });

  it('a hint never undoes a close(), nor starts what nobody started', async () => {
    const closed = await mountOpen({ url });
    closed.close();
    await heard(closed, 'close');
    const idle = mount({ url, manual: true });
    const fatal = mount({ url: `${url}?close=4400` });
    await heard(fatal, 'close');
    const witness = await waiting({ url: `${url}?close=4000&after=100` });
    for (const [, hint] of hints) hint();
    await heard(witness, 'open', 2);
    await timer(1100);
    assert.deepEqual([closed.state, idle.state, fatal.state], ['closed', 'idle', 'closed']);
  });

  it('with heartbeat and reconnecting off there are none', async () => {
    const off = await mountOpen({ url, 'heart-time': 0, 'reconnect-count': 0 });
    const on = await mountOpen({ url, 'heart-time': 60000 });
    online();
    await recorded(on, 'probe');
    await echo(off);
    assert.deepEqual(tapped(off, 'probe'), []);
    await until(() => off.state === 'open');
  });
});
