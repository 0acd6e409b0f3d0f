import { assert } from 'chai';
import { injectFaults } from 'heartbeat-socket/faults';
import { details, endElements, heard, mount, quick, states, timeOf } from '../support/element.ts';
import { ownServerUrl, startServer } from '../support/server.ts';
import { bareAlarm, timer } from '../support/waiting.ts';

const url = ownServerUrl();

describe('coming back', () => {
  afterEach(endElements);

  it('waits grow from reconnect-time by reconnect-growth up to reconnect-max-time', async () => {
    const element = mount({
      url: `${url}?refuse=503`,
      'reconnect-time': 20,
      'reconnect-growth': 3,
      'reconnect-max-time': 100,
      'reconnect-jitter': 0,
    });
    await heard(element, 'reconnecting', 4);
    assert.deepEqual(
      details(element, 'reconnecting').map(({ attempt, delay, cause }) => [attempt, delay, cause]),
      [
        [1, 20, 'network'],
        [2, 60, 'network'],
        [3, 100, 'network'],
        [4, 100, 'network'],
      ],
    );
  });

  it('the wait that was told is the one that is kept', async () => {
    const element = mount({
      url: `${url}?close=4000`,
      'reconnect-time': 300,
      'reconnect-jitter': 0.5,
    });
    let asked = Number.NaN;
    element.shouldReconnect = () => {
      asked = performance.now();
      return true;
    };
    const { delay } = (await heard(element, 'reconnecting')).detail;
    const bare = bareAlarm(delay);
    const again = await heard(element, 'statechange', 4);
    assert.equal(again.detail.state, 'connecting');
    assert.isAtLeast(timeOf(element, again) - asked, delay - 5);
    assert.isAtMost(timeOf(element, again) - (await bare), 100);
  });

  it('reconnect-jitter takes a random part off, at the longest wait too', async () => {
    const elements = Array.from({ length: 12 }, () =>
      mount({
        url: `${url}?close=4000`,
        'reconnect-time': 60000,
        'reconnect-max-time': 60000,
        'reconnect-jitter': 0.5,
      }),
    );
    const delays = await Promise.all(
      elements.map(async (element) => (await heard(element, 'reconnecting')).detail.delay),
    );
    for (const delay of delays) {
      assert.isAtLeast(delay, 30000);
      assert.isAtMost(delay, 60000);
    }
    assert.isAbove(Math.max(...delays) - Math.min(...delays), 3000);
  });

  it('the count starts over after a link that lasted stable-time, with the heartbeat off', async () => {
    const element = mount({
      url,
      'heart-time': 0,
      'stable-time': 50,
      'reconnect-time': 20,
      'reconnect-jitter': 0,
    });
    const faults = injectFaults(element);
    for (const link of [1, 2, 3]) {
      await heard(element, 'open', link);
      await timer(60);
      faults.cut();
      await heard(element, 'reconnecting', link);
    }
    assert.deepEqual(
      details(element, 'reconnecting').map(({ attempt, delay }) => [attempt, delay]),
      [
        [1, 20],
        [1, 20],
        [1, 20],
      ],
    );
  });

  it('the count does not start over at open', async () => {
    const element = mount({
      url: `${url}?close=4000&after=50`,
      'heart-time': 0,
      'reconnect-time': 20,
      'reconnect-jitter': 0,
    });
    await heard(element, 'reconnecting', 3);
    assert.deepEqual(
      details(element, 'reconnecting').map(({ delay }) => delay),
      [20, 40, 80],
    );
  });

  it('with the heartbeat on, the count starts over only if anything was received', async () => {
    const limits = { 'stable-time': 0, 'reconnect-time': 20, 'reconnect-jitter': 0 };
    const deaf = mount({ url: `${url}?close=4000`, ...limits });
    // Whose name is in the path is greeted.
    const heardFrom = mount({ url: `${url}greeted?close=4000`, ...limits });
    await Promise.all([heard(deaf, 'reconnecting', 2), heard(heardFrom, 'reconnecting', 2)]);
    assert.equal(details(deaf, 'reconnecting')[1]?.attempt, 2);
    assert.equal(details(heardFrom, 'reconnecting')[1]?.attempt, 1);
  });

  it('a failed attempt is told: error, and close with cause network', async () => {
    const element = mount({ url: `${url}?refuse=403`, 'reconnect-time': 60000 });
    const { detail } = await heard(element, 'close');
    assert.deepEqual(detail, {
      code: 1006,
      reason: '',
      wasClean: false,
      cause: 'network',
      willReconnect: true,
      unconfirmed: 0,
    });
    assert.lengthOf(details(element, 'error'), 1);
    assert.deepEqual(states(element), ['connecting', 'waiting']);
  });

  for (const [how, query] of [
    ['a TCP connection that breaks', '?drop=50'],
    ['an invalid frame', '?garbage=50'],
  ]) {
    it(`${how} is an end with cause network, after which it comes back`, async () => {
      const element = mount({ url: `${url}${query}`, ...quick });
      await heard(element, 'open', 2);
      const [close] = details(element, 'close');
      assert.deepEqual([close?.code, close?.cause, close?.wasClean], [1006, 'network', false]);
    });
  }

  it('a server that is not there yet is found when it comes', async () => {
    const server = await startServer();
    await server.crash();
    const element = mount({ url: server.url, ...quick });
    await heard(element, 'close', 2);
    await server.start();
    const { detail } = await heard(element, 'open');
    assert.isAtLeast(detail.attempt, 2);
  });

  it('an attempt that has not opened within connect-timeout is abandoned and retried', async () => {
    const server = await startServer();
    const started = performance.now();
    const element = mount({ url: `${server.url}?hang`, 'connect-timeout': 300, ...quick });
    await element.updateComplete;
    const bare = bareAlarm(300);
    const close = await heard(element, 'close');
    assert.equal(close.detail.cause, 'connect-timeout');
    assert.equal(close.detail.code, 1006);
    assert.isTrue(close.detail.willReconnect);
    assert.isAtLeast(timeOf(element, close) - started, 290);
    assert.isAtMost(timeOf(element, close) - (await bare), 100);
    assert.lengthOf(details(element, 'error'), 1);
    element.url = server.url;
    await heard(element, 'open');
  });

  it('bad input: connect-timeout runs while a url function is pending, too', async () => {
    const element = mount({ 'connect-timeout': 200, ...quick });
    let asked = 0;
    element.url = () => {
      asked += 1;
      return asked === 1 ? new Promise<string>(() => {}) : url;
    };
    assert.equal((await heard(element, 'close')).detail.cause, 'connect-timeout');
    element.connectTimeout = 8000;
    await heard(element, 'open');
  });
});
