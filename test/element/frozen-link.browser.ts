import { assert } from 'chai';
import type { HeartbeatSocketElement } from 'heartbeat-socket';
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
  withoutChance,
} from '../support/element.ts';
import { where } from '../support/engines.ts';
import { ownServerUrl } from '../support/server.ts';
import { bareAlarm, block, timer } from '../support/waiting.ts';

const url = ownServerUrl();

/** When each probe of an element was made, just before it went out. */
function probeTimes(element: HeartbeatSocketElement): readonly number[] {
  const times: number[] = [];
  element.heartMessage = () => {
    times.push(performance.now());
    return 'ping';
  };
  return times;
}

/** Keeps the page busy from the task after the next probe on. */
function stallAfterProbe(element: HeartbeatSocketElement, time: number): Promise<void> {
  return new Promise((resolve) => {
    const end = element.tap(({ type }) => {
      if (type !== 'probe') return;
      end();
      setTimeout(() => resolve(block(time)));
    });
  });
}

/** Waits until a stall has been judged; from then on a server that is busy may be late. */
async function judged(element: HeartbeatSocketElement): Promise<void> {
  await new Promise((resolve) => element.tap(resolve));
  // What is due already rings before.
  await bareAlarm(0);
  element.heartTimeout = 8000;
}

describe('a link that is dead, and one that only seems so', () => {
  afterEach(endElements);

  it('a frozen link: close with heart-timeout, reconnecting, a new open, without a reload', async () => {
    const element = mount({
      url: `${url}?freeze=1000`,
      'heart-time': 500,
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
    const element = withoutChance(() =>
      mount({
        url: `${url}greeted?freeze=0`,
        'heart-time': heartTime,
        'heart-timeout': heartTimeout,
      }),
    );
    // Bare alarms of the same lengths, set at the same moments, in the same page.
    let probeDue = Promise.resolve(0);
    let closeDue = Promise.resolve(0);
    element.onmessage = () => {
      probeDue = bareAlarm(heartTime);
    };
    element.tap(({ type }) => {
      // A page that is late itself probes once more.
      if (type === 'probe') closeDue = bareAlarm(heartTimeout);
    });
    const close = await heard(element, 'close');
    assert.equal(close.detail.cause, 'heart-timeout');
    const [probe] = tapped(element, 'probe');
    assert.isAtMost((probe?.time ?? Number.NaN) - (await probeDue), 100);
    assert.isAtMost(timeOf(element, close) - (await closeDue), 100);
  });

  it('it is not found dead before heart-timeout has passed since the probe', async () => {
    const element = mount({ url: `${url}?freeze=0`, 'heart-time': 200, 'heart-timeout': 400 });
    const probes = probeTimes(element);
    const close = await heard(element, 'close');
    assert.isAtLeast(timeOf(element, close) - (probes.at(-1) ?? Number.NaN), 400 - 5);
  });

  it('a page that stalls for 3·heart-timeout after a probe gives no false alarm', async () => {
    const element = await mountOpen({ url, 'heart-time': 300, 'heart-timeout': 700 });
    await stallAfterProbe(element, 2100);
    await judged(element);
    await heard(element, 'heartbeat', 2);
    await echo(element);
    assert.deepEqual(details(element, 'close'), []);
  });

  where('arrivals before timers')(
    'after a stall, what has already arrived is looked at before anything is decided',
    async () => {
      // The reply comes when its time has passed, but long before the page looks.
      const limits = { 'heart-time': 100, 'heart-timeout': 400 };
      const element = await mountOpen({ url: `${url}?delay=700`, ...limits });
      const frames: string[] = [];
      element.tap(({ type }) => {
        if (type === 'probe' || type === 'reply') frames.push(type);
      });
      await stallAfterProbe(element, 3200);
      await recorded(element, 'probe', 2);
      assert.deepEqual(frames.slice(0, 3), ['probe', 'reply', 'probe']);
    },
  );

  it('a page that stalls for 3·heart-timeout between probes gives no false alarm', async () => {
    const element = await mountOpen({ url, 'heart-time': 300, 'heart-timeout': 8000 });
    await heard(element, 'heartbeat');
    element.heartTimeout = 700;
    await timer(0);
    block(2100);
    await judged(element);
    await heard(element, 'heartbeat', 2);
    await echo(element);
    assert.deepEqual(details(element, 'close'), []);
  });

  it('after a stall in which nothing arrived, a fresh probe gets its full time', async () => {
    const element = mount({ url: `${url}?freeze=0`, 'heart-time': 200, 'heart-timeout': 400 });
    const probes = probeTimes(element);
    await stallAfterProbe(element, 1500);
    const stalledUntil = performance.now();
    const close = await heard(element, 'close');
    const [fresh = Number.NaN, ...further] = probes.slice(1);
    assert.isAtLeast(fresh, stalledUntil);
    assert.isAtLeast(timeOf(element, close) - (further.at(-1) ?? fresh), 400 - 5);
    // A further one goes out only where the page came late again.
    for (const [index, time] of further.entries()) {
      assert.isAbove(time - (further[index - 1] ?? fresh), 2 * 400 - 5);
    }
  });

  where('a bufferedAmount that falls as data leaves')(
    'a large upload goes through, and the probe that waits behind it is answered',
    async () => {
      const element = await mountOpen({ url, 'heart-time': 100, 'heart-timeout': 4000 });
      const megabyte = new Uint8Array(1_000_000);
      for (let count = 0; count < 10; count += 1) element.send(megabyte);
      element.check();
      assert.isAbove(element.bufferedAmount, 0, 'the probe waits behind the upload');
      await heard(element, 'heartbeat');
      assert.lengthOf(details(element, 'message'), 10);
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
