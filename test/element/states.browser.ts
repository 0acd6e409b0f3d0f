import { assert } from 'chai';
import { HeartbeatSocketElement } from 'heartbeat-socket';
import {
  details,
  endElements,
  heard,
  make,
  mount,
  mountOpen,
  quick,
  states,
} from '../support/element.ts';
import { ownServerUrl, startServer } from '../support/server.ts';

const url = ownServerUrl();
const names = ['idle', 'connecting', 'open', 'closing', 'waiting', 'closed'] as const;

/** The states that CSS sees. */
function visible(element: HeartbeatSocketElement): string[] {
  return names.filter((name) => element.matches(`:state(${name})`));
}

/** How it looks at the moment of an event: state, readyState, CSS. */
function looks(element: HeartbeatSocketElement): unknown[] {
  return [element.state, element.readyState, ...visible(element)];
}

describe('the state of <heartbeat-socket>', () => {
  afterEach(endElements);

  it('without a url it is idle, and readyState is CLOSED', async () => {
    const element = mount();
    await element.updateComplete;
    assert.deepEqual(looks(element), ['idle', element.CLOSED, 'idle']);
    assert.deepEqual(states(element), []);
  });

  it('with a url it connects, opens and closes; each state is seen by CSS', async () => {
    const element = mount({ url });
    const seen: unknown[][] = [];
    element.onstatechange = () => seen.push(looks(element));
    await heard(element, 'open');
    element.close();
    await heard(element, 'close');
    assert.deepEqual(seen, [
      ['connecting', 0, 'connecting'],
      ['open', 1, 'open'],
      ['closing', 2, 'closing'],
      ['closed', 3, 'closed'],
    ]);
  });

  it('between two attempts it is waiting, and readyState is CONNECTING, in close too', async () => {
    const element = mount({ url: `${url}?close=4000`, ...quick });
    let inClose: unknown[] = [];
    element.addEventListener('close', () => {
      inClose = looks(element);
    });
    await heard(element, 'reconnecting');
    assert.deepEqual(inClose, ['waiting', 0, 'waiting']);
  });

  it('statechange tells the new state and the previous one', async () => {
    const element = mount({ url: `${url}?close=4000`, ...quick, 'reconnect-count': 1 });
    await heard(element, 'statechange', 6);
    assert.deepEqual(details(element, 'statechange').slice(0, 6), [
      { previous: 'idle', state: 'connecting' },
      { previous: 'connecting', state: 'open' },
      { previous: 'open', state: 'waiting' },
      { previous: 'waiting', state: 'connecting' },
      { previous: 'connecting', state: 'open' },
      { previous: 'open', state: 'closed' },
    ]);
  });

  it('state, readyState, latency, protocol, extensions and bufferedAmount are read-only', () => {
    const element = make();
    const facts = ['state', 'readyState', 'latency', 'protocol', 'extensions', 'bufferedAmount'];
    for (const name of facts) {
      assert.throws(() => Object.assign(element, { [name]: 1 }), TypeError, '', name);
    }
  });

  it('has the constants of WebSocket, on the class and on the element', () => {
    const element = make();
    for (const name of ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'] as const) {
      assert.equal(element[name], WebSocket[name]);
      assert.equal(HeartbeatSocketElement[name], WebSocket[name]);
    }
  });

  it('shows nothing', async () => {
    const element = await mountOpen({ url });
    assert.equal(getComputedStyle(element).display, 'none');
  });

  it('manual: it stays idle until connect()', async () => {
    const server = await startServer();
    const element = mount({ url: server.url, manual: true });
    const witness = await mountOpen({ url: `${server.url}?name=witness` });
    assert.equal(element.state, 'idle');
    assert.lengthOf((await server.facts()).clients, 1);
    element.connect();
    await heard(element, 'open');
    assert.equal(witness.state, 'open');
  });

  it('manual removed while idle: it connects', async () => {
    const element = mount({ url, manual: true });
    await element.updateComplete;
    assert.equal(element.state, 'idle');
    element.manual = false;
    await heard(element, 'open');
  });

  it('manual removed after close(): it stays closed', async () => {
    const element = mount({ url, manual: true });
    element.connect();
    await heard(element, 'open');
    element.close();
    await heard(element, 'close');
    element.manual = false;
    await element.updateComplete;
    assert.equal(element.state, 'closed');
  });

  it('connect() does nothing while connecting or open', async () => {
    const server = await startServer();
    const element = mount({ url: server.url });
    await element.updateComplete;
    assert.equal(element.state, 'connecting');
    element.connect();
    await heard(element, 'open');
    element.connect();
    assert.equal(element.state, 'open');
    assert.equal((await server.facts()).connections, 1);
    assert.deepEqual(states(element), ['connecting', 'open']);
  });

  it('connect() while waiting tries now', async () => {
    const element = mount({ url: `${url}?close=4000&after=50`, 'reconnect-time': 60000 });
    await heard(element, 'reconnecting');
    element.connect();
    assert.equal((await heard(element, 'open', 2)).detail.attempt, 1);
  });

  it('connect() after the final close starts again from attempt 0', async () => {
    const element = mount({ url: `${url}?close=4000`, 'reconnect-count': 1, ...quick });
    await heard(element, 'close', 2);
    assert.equal(element.state, 'closed');
    element.connect();
    assert.equal((await heard(element, 'open', 3)).detail.attempt, 0);
  });

  it('reconnect() while open drops the link and connects without a wait', async () => {
    const server = await startServer();
    const element = await mountOpen({ url: server.url, 'reconnect-time': 60000 });
    element.reconnect();
    const { detail } = await heard(element, 'close');
    assert.deepEqual(
      [detail.code, detail.wasClean, detail.cause, detail.willReconnect],
      [1006, false, 'client', true],
    );
    await heard(element, 'open', 2);
    assert.deepEqual(states(element), ['connecting', 'open', 'connecting', 'open']);
  });

  it('reconnect() after giving up connects again', async () => {
    const element = mount({ url: `${url}?close=4400` });
    await heard(element, 'close');
    element.reconnect();
    assert.equal((await heard(element, 'open', 2)).detail.attempt, 0);
  });

  it('reconnect() while connecting starts the attempt afresh, without a close', async () => {
    const server = await startServer();
    const element = mount({ url: `${server.url}?hang` });
    await element.updateComplete;
    element.setAttribute('url', server.url);
    element.reconnect();
    await heard(element, 'open');
    assert.deepEqual(details(element, 'close'), []);
  });
});
