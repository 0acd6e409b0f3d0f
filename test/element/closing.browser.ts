import { assert } from 'chai';
import type { HeartbeatSocketElement } from 'heartbeat-socket';
import {
  details,
  endElements,
  heard,
  make,
  mount,
  mountOpen,
  order,
  quick,
  states,
  timeOf,
} from '../support/element.ts';
import { ownServerUrl, startServer } from '../support/server.ts';
import { bareAlarm, until } from '../support/waiting.ts';

const url = ownServerUrl();

/** Closes at once: one `close` with 1006, and all is over. */
async function assertClosedAtOnce(element: HeartbeatSocketElement): Promise<void> {
  const before = details(element, 'close').length;
  element.close();
  assert.equal(element.state, 'closed');
  const { detail } = await heard(element, 'close', before + 1);
  assert.deepEqual(detail, {
    code: 1006,
    reason: '',
    wasClean: false,
    cause: 'client',
    willReconnect: false,
    unconfirmed: 0,
  });
}

describe('close()', () => {
  afterEach(endElements);

  it('from open: the closing handshake, then one close with its code and reason', async () => {
    const element = await mountOpen({ url });
    element.close(4321, 'enough');
    assert.equal(element.state, 'closing');
    const { detail } = await heard(element, 'close');
    assert.deepEqual(detail, {
      code: 4321,
      reason: 'enough',
      wasClean: true,
      cause: 'client',
      willReconnect: false,
      unconfirmed: 0,
    });
    assert.equal(element.state, 'closed');
  });

  it('without a code it is what a WebSocket reports: 1005', async () => {
    const element = await mountOpen({ url });
    element.close();
    const { detail } = await heard(element, 'close');
    assert.deepEqual([detail.code, detail.wasClean], [1005, true]);
  });

  it('from idle: closed, without a close event', async () => {
    const element = make({ url });
    element.close();
    await heard(element, 'statechange');
    assert.equal(element.state, 'closed');
    document.body.append(element);
    await element.updateComplete;
    assert.deepEqual(order(element), ['statechange']);
  });

  it('from connecting: no link comes', async () => {
    const server = await startServer();
    const element = mount({ url: server.url });
    await element.updateComplete;
    await assertClosedAtOnce(element);
    await until(async () => (await server.facts()).connections === 0);
    await mountOpen({ url: server.url });
    assert.deepEqual(details(element, 'open'), []);
  });

  it('while a handshake hangs: the server is let go', async () => {
    const server = await startServer();
    const element = mount({ url: `${server.url}?hang` });
    await element.updateComplete;
    await assertClosedAtOnce(element);
    // A browser does one handshake at a time with one endpoint: this one needs the other's place.
    await mountOpen({ url: server.url });
  });

  it('while waiting: the retry is cancelled', async () => {
    const server = await startServer();
    const element = mount({ url: `${server.url}?close=4000`, ...quick });
    await heard(element, 'reconnecting');
    await assertClosedAtOnce(element);
    const witness = mount({ url: `${server.url}?close=4000`, ...quick });
    await heard(witness, 'open', 4);
    assert.lengthOf(details(element, 'open'), 1);
    assert.deepEqual(states(element), ['connecting', 'open', 'waiting', 'closed']);
  });

  it('while a url function is pending: its answer makes no link', async () => {
    const server = await startServer();
    let answer: (address: string) => void = () => {};
    const element = mount({}, { url: () => new Promise<string>((resolve) => (answer = resolve)) });
    await element.updateComplete;
    await assertClosedAtOnce(element);
    answer(`${server.url}?name=late`);
    await mountOpen({ url: `${server.url}?name=witness` });
    const { clients } = await server.facts();
    assert.deepEqual(
      clients.map(({ name }) => name),
      ['witness'],
    );
  });

  it('in closing and closed it does nothing more', async () => {
    const element = await mountOpen({ url });
    element.close(4000);
    element.close(4001);
    assert.equal((await heard(element, 'close')).detail.code, 4000);
    element.close();
    await echoOf(element);
    assert.lengthOf(details(element, 'close'), 1);
  });

  it('the closing handshake gets heart-timeout, then the link is abandoned', async () => {
    const element = await mountOpen({ url: `${url}?freeze=0`, 'heart-timeout': 300 });
    const before = performance.now();
    element.close();
    const bare = bareAlarm(300);
    const close = await heard(element, 'close');
    assert.deepEqual([close.code, close.wasClean, close.detail.cause], [1006, false, 'client']);
    assert.isAtLeast(timeOf(element, close) - before, 300 - 5);
    assert.isAtMost(timeOf(element, close) - (await bare), 100);
    assert.equal(element.state, 'closed');
  });

  it('bad input: a wrong code or reason throws what a WebSocket throws, and closes nothing', async () => {
    const element = await mountOpen({ url });
    const native = new WebSocket(url);
    for (const args of [[1001], [2999], [5000], [1000, 'x'.repeat(124)], [1000, '检'.repeat(42)]]) {
      const names = [native, element].map((socket) => {
        try {
          socket.close(...(args as [number, string]));
          return 'nothing';
        } catch (error) {
          return (error as DOMException).name;
        }
      });
      assert.equal(names[1], names[0], `${args}`);
      assert.notEqual(names[0], 'nothing');
    }
    native.close();
    assert.equal(element.state, 'open');
  });

  it('from a close listener ends the retry that would follow', async () => {
    const element = mount({ url: `${url}?close=4000`, ...quick });
    element.addEventListener('close', () => element.close(), { once: true });
    await heard(element, 'close', 2);
    assert.equal(element.state, 'closed');
  });

  it('afterwards no socket and no listener of it is left', async () => {
    const { WebSocket: Native } = globalThis;
    const sockets: WebSocket[] = [];
    globalThis.WebSocket = class extends Native {
      constructor(...args: ConstructorParameters<typeof Native>) {
        super(...args);
        sockets.push(this);
      }
    };
    try {
      const server = await startServer();
      const element = await mountOpen({ url: `${server.url}?close=4000&after=30`, ...quick });
      await heard(element, 'open', 2);
      element.reconnect();
      await heard(element, 'open', 3);
      element.close();
      await until(() => element.state === 'closed');
      await until(() => sockets.every(({ readyState }) => readyState === WebSocket.CLOSED));
      assert.isAtLeast(sockets.length, 3);
      for (const socket of sockets) {
        assert.deepEqual([socket.onopen, socket.onmessage, socket.onclose], [null, null, null]);
      }
      assert.deepEqual((await server.facts()).clients, []);
    } finally {
      globalThis.WebSocket = Native;
    }
  });
});

/** Lets another element's message go there and back. */
async function echoOf(element: HeartbeatSocketElement): Promise<void> {
  const other = await mountOpen({ url: element.url as string });
  other.send('witness');
  await heard(other, 'message');
}
