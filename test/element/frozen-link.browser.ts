import { assert } from 'chai';
import {
  details,
  echo,
  endElements,
  heard,
  mount,
  mountOpen,
  recorded,
  states,
  tapped,
  timeOf,
} from '../support/element.ts';
import { where } from '../support/engines.ts';
import { ownServerUrl } from '../support/server.ts';
import { block, timer } from '../support/waiting.ts';

const url = ownServerUrl();

describe('a link that is dead, and one that only seems so', () => {
  afterEach(endElements);

  it('a frozen link: close with heart-timeout, reconnecting, a new open, without a reload', async () => {
    const element = mount({
      url: `${url}?freeze=2000`,
      'heart-time': 1000,
      'heart-timeout': 500,
      'reconnect-time': 100,
    });
    await heard(element, 'open', 2);
    assert.deepEqual(states(element), ['connecting', 'open', 'waiting', 'connecting', 'open']);
    const [close] = details(element, 'close');
    assert.deepEqual(close, {
      code: 1006,
      reason: '',
      wasClean: false,
      cause: 'heart-timeout',
      willReconnect: true,
      unconfirmed: 0,
    });
    const [{ cause, attempt } = {}] = details(element, 'reconnecting');
    assert.deepEqual([cause, attempt], ['heart-timeout', 1]);
  });

  it('it is found dead within heart-time + heart-timeout + 100 ms of its last sign of life', async () => {
    const [heartTime, heartTimeout] = [400, 300];
    const element = mount({
      url: `${url}?freeze=1000`,
      'heart-time': heartTime,
      'heart-timeout': heartTimeout,
    });
    // Bare timers of the same lengths, started at the same moment, in the same page.
    let bare = Promise.resolve(0);
    element.onheartbeat = () => {
      bare = timer(heartTime).then(() => timer(heartTimeout));
    };
    const close = await heard(element, 'close');
    assert.equal(close.detail.cause, 'heart-timeout');
    assert.isAtLeast(details(element, 'heartbeat').length, 1);
    assert.isAtMost(timeOf(element, close) - (await bare), 100);
  });

  it('it is not found dead before heart-timeout has passed since the probe', async () => {
    const element = mount({ url: `${url}?freeze=0`, 'heart-time': 200, 'heart-timeout': 400 });
    const probe = await recorded(element, 'probe');
    const close = await heard(element, 'close');
    assert.isAtLeast(timeOf(element, close) - probe.time, 400);
  });

  it('a page that stalls for 3·heart-timeout after a probe gives no false alarm', async () => {
    const element = await mountOpen({ url, 'heart-time': 300, 'heart-timeout': 700 });
    const stopped = new Promise<void>((resolve) => {
      const end = element.tap(({ type }) => {
        if (type !== 'probe') return;
        end();
        setTimeout(() => resolve(block(2100)));
      });
    });
    await stopped;
    await heard(element, 'heartbeat', 2);
    await echo(element);
    assert.deepEqual(details(element, 'close'), []);
  });

  where('arrivals before timers')(
    'after a stall, what has already arrived is looked at before anything is decided',
    async () => {
      // The reply comes when its time has long passed, but before the page looks.
      const limits = { 'heart-time': 100, 'heart-timeout': 400 };
      const element = await mountOpen({ url: `${url}?delay=700`, ...limits });
      const frames: string[] = [];
      const stalled = new Promise<void>((resolve) => {
        element.tap(({ type }) => {
          if (type !== 'probe' && type !== 'reply') return;
          if (frames.push(type) === 1) setTimeout(() => resolve(block(1200)));
        });
      });
      await stalled;
      await recorded(element, 'probe', 2);
      assert.deepEqual(frames.slice(0, 3), ['probe', 'reply', 'probe']);
    },
  );

  it('a page that stalls for 3·heart-timeout between probes gives no false alarm', async () => {
    const element = await mountOpen({ url, 'heart-time': 300, 'heart-timeout': 700 });
    await heard(element, 'heartbeat');
    await timer(0);
    block(2100);
    await heard(element, 'heartbeat', 2);
    await echo(element);
    assert.deepEqual(details(element, 'close'), []);
  });

  it('after a stall in which nothing arrived, a fresh probe gets its full time', async () => {
    const element = mount({ url: `${url}?freeze=0`, 'heart-time': 200, 'heart-timeout': 400 });
    await recorded(element, 'probe');
    block(1500);
    const stalledUntil = performance.now();
    const fresh = await recorded(element, 'probe', 2);
    assert.isAtLeast(fresh.time, stalledUntil);
    const close = await heard(element, 'close');
    assert.isAtLeast(timeOf(element, close) - fresh.time, 400);
    assert.lengthOf(tapped(element, 'probe'), 2);
  });

  where('a bufferedAmount that falls as data leaves')(
    'a large upload does not look like a dead link',
    async () => {
      const element = await mountOpen({ url, 'heart-time': 100, 'heart-timeout': 1000 });
      const megabyte = new Uint8Array(1_000_000);
      for (let count = 0; count < 40; count += 1) element.send(megabyte);
      await heard(element, 'message', 40);
      await echo(element);
      assert.deepEqual(details(element, 'close'), []);
    },
  );

  it('heart-time 0: no probe goes out, and a frozen link stays open', async () => {
    const off = await mountOpen({ url: `${url}?freeze=0`, 'heart-time': 0 });
    const witness = mount({ url: `${url}?freeze=0`, 'heart-time': 100, 'heart-timeout': 100 });
    await heard(witness, 'close');
    assert.equal(off.state, 'open');
    assert.deepEqual(tapped(off, 'probe'), []);
  });
});
