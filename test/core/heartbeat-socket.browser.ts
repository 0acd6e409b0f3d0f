import { assert } from 'chai';
import { HeartbeatSocket } from 'heartbeat-socket/core';
import { ownServerUrl, startServer } from '../support/server.ts';
import { endSockets, makeSocket, openSocket } from '../support/socket.ts';
import { nextEvent, until } from '../support/waiting.ts';

const url = ownServerUrl();
const quick = { reconnectTime: 30, reconnectGrowth: 1, reconnectJitter: 0 };

describe('HeartbeatSocket in a page', () => {
  afterEach(endSockets);

  it('message is a real MessageEvent, and close a real CloseEvent with extra facts', async () => {
    const socket = await openSocket(url);
    socket.send('hello');
    const message = await nextEvent<MessageEvent>(socket, 'message');
    assert.instanceOf(message, MessageEvent);
    assert.deepEqual([message.data, message.origin], ['hello', new URL(url).origin]);
    const close = await nextEvent<CloseEvent>(makeSocket(`${url}?close=4000`), 'close');
    assert.instanceOf(close, CloseEvent);
    assert.deepInclude({ ...close } as object, {
      cause: 'server',
      willReconnect: true,
      unconfirmed: 0,
    });
    assert.deepEqual([close.code, close.wasClean], [4000, true]);
  });

  it('the types of its events are known', async () => {
    const socket = await openSocket(url, { heartTime: 60000 });
    socket.addEventListener('close', (event) => {
      const cause: string = event.cause;
      const code: number = event.code;
      void [cause, code];
    });
    const latency = new Promise<number>((resolve) => {
      socket.onheartbeat = (event) => resolve(event.latency);
    });
    // @ts-expect-error: there is no such handler.
    socket.onheartbeats = null;
    socket.check();
    assert.equal(await latency, socket.latency);
  });

  it('comes back by itself, and every link is one to the same address', async () => {
    const socket = makeSocket(`${url}?close=4000`, quick);
    const attempts: number[] = [];
    socket.onopen = ({ attempt, url: address }) => {
      attempts.push(attempt);
      assert.equal(address, `${url}?close=4000`);
    };
    await until(() => attempts.length === 3);
    assert.deepEqual(attempts, [0, 1, 2]);
  });

  it('url is the resolved address of the last attempt, where it is asked anew', async () => {
    let asked = 0;
    const socket = makeSocket(() => {
      asked += 1;
      return `/ws/?close=4000&token=${asked}`;
    }, quick);
    assert.equal(socket.url, '');
    await nextEvent(socket, 'open');
    assert.equal(socket.url, `${url}?close=4000&token=1`);
    await nextEvent(socket, 'open');
    assert.equal(socket.url, `${url}?close=4000&token=2`);
  });

  it('manual: it stays idle until connect()', async () => {
    const socket = makeSocket(url, { manual: true });
    assert.equal(socket.state, 'idle');
    socket.connect();
    await nextEvent(socket, 'open');
  });

  it('an aborted signal closes it for good', async () => {
    const controller = new AbortController();
    const socket = await openSocket(url, { signal: controller.signal });
    controller.abort();
    const { cause, willReconnect } = await nextEvent<CloseEvent & Record<string, unknown>>(
      socket,
      'close',
    );
    assert.deepEqual([cause, willReconnect], ['client', false]);
    assert.equal(socket.state, 'closed');
  });

  it('the WebSocket class is the one that is global at the moment of connecting', async () => {
    const { WebSocket: Native } = globalThis;
    let made = 0;
    const socket = makeSocket(url, { manual: true });
    globalThis.WebSocket = class extends Native {
      constructor(...args: ConstructorParameters<typeof Native>) {
        super(...args);
        made += 1;
      }
    };
    try {
      socket.connect();
      await nextEvent(socket, 'open');
      assert.equal(made, 1);
    } finally {
      globalThis.WebSocket = Native;
    }
  });

  it('options.WebSocket is taken instead', async () => {
    const made: string[] = [];
    class Other extends WebSocket {
      constructor(...args: ConstructorParameters<typeof WebSocket>) {
        super(...args);
        made.push(`${args[0]}`);
      }
    }
    await openSocket(url, { WebSocket: Other as never });
    assert.deepEqual(made, [url]);
  });

  it('an unusable url throws what a WebSocket throws, and none is left behind', () => {
    assert.throws(() => new HeartbeatSocket('ftp://localhost/'), DOMException);
    assert.throws(() => new HeartbeatSocket(url, ['a', 'a']), DOMException);
  });

  it('the server sees one link at a time, over many reconnects', async () => {
    const server = await startServer();
    const socket = await openSocket(server.url, quick);
    let most = 0;
    for (let count = 0; count < 20; count += 1) {
      socket.reconnect();
      await nextEvent(socket, 'open');
      most = Math.max(most, (await server.facts()).connections);
    }
    assert.isAtMost(most, 2);
    await until(async () => (await server.facts()).connections === 1);
    assert.equal(socket.state, 'open');
  });
});
