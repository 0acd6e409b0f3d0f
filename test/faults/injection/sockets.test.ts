import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { WebSocket, WebSocketServer } from 'ws';
import {
  HeartbeatSocket,
  type HeartbeatSocketOptions,
} from '../../../src/core/heartbeat-socket.ts';
import type { WebSocketClass } from '../../../src/core/link.ts';
import { type Faults, injectFaults } from '../../../src/faults/inject-faults.ts';

/** A server that echoes and never says goodbye, and the sockets of ws that were made to talk to it. */
async function scene(t: TestContext, faults: Faults, options: HeartbeatSocketOptions = {}) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  server.on('connection', (client) => client.on('message', (data) => client.send(`${data}`)));
  const made: WebSocket[] = [];
  class Kept extends WebSocket {
    constructor(...given: ConstructorParameters<typeof WebSocket>) {
      super(...given);
      made.push(this);
    }
  }
  const { port } = server.address() as { port: number };
  const socket = new HeartbeatSocket(`ws://127.0.0.1:${port}/`, [], {
    WebSocket: Kept as unknown as WebSocketClass,
    heartTime: 50,
    heartTimeout: 50,
    reconnectTime: 10,
    ...options,
    manual: true,
  });
  const injection = injectFaults(socket, faults);
  t.after(() => {
    socket.close();
    for (const client of server.clients) client.terminate();
    server.close();
  });
  return { server, socket, injection, made };
}

const event = (target: EventTarget, type: string) =>
  new Promise<Event>((resolve) => target.addEventListener(type, resolve, { once: true }));

/** Whether a socket of ws lives on is told by its `close`, which comes when all of it has ended. */
const ended = (socket: WebSocket | undefined) =>
  new Promise<void>((resolve) => {
    assert.ok(socket, 'a socket was made');
    if (socket.readyState === WebSocket.CLOSED) resolve();
    else socket.once('close', () => resolve());
  });

describe('A link over a socket of ws with faults', { timeout: 10_000 }, () => {
  test('that is found dead is torn down at once, though its server answers no close', async (t) => {
    const faults: Faults = {};
    const { server, socket, made } = await scene(t, faults);
    socket.connect();
    await event(socket, 'open');
    for (const client of server.clients) client.pause();
    faults.incoming = 'drop';
    await event(socket, 'close');
    await ended(made[0]);
  });

  test('that is cut is torn down likewise, and leaves no timer to keep the process', async (t) => {
    const { server, socket, made, injection } = await scene(t, {}, { reconnectCount: 0 });
    socket.connect();
    await event(socket, 'open');
    for (const client of server.clients) client.pause();
    injection.cut();
    await ended(made[0]);
    assert.equal(socket.state, 'closed');
  });

  test('whose attempt is cut ends no process by an error that nobody hears', async (t) => {
    const { socket, made, injection } = await scene(t, {}, { reconnectCount: 0 });
    socket.connect();
    injection.cut();
    await ended(made[0]);
    assert.equal(socket.state, 'closed');
  });

  test('comes back after refusals with what was held, once and in order', async (t) => {
    const faults: Faults = { attempt: 'refuse', incoming: 5, outgoing: 5 };
    const { socket } = await scene(t, faults, { heartTimeout: 5000 });
    const messages: unknown[] = [];
    for (let count = 0; count < 50; count++) socket.send(`${count}`);
    socket.connect();
    await event(socket, 'reconnecting');
    delete faults.attempt;
    const heard = new Promise<void>((resolve) => {
      socket.onmessage = ({ data }) => {
        if (messages.push(data) === 50) resolve();
      };
    });
    await heard;
    assert.deepEqual(
      messages,
      Array.from({ length: 50 }, (_, index) => `${index}`),
    );
  });

  test('hands out bytes as asked', async (t) => {
    const { server, socket } = await scene(t, {}, { binaryType: 'arraybuffer' });
    server.on('connection', (client) => client.send(Uint8Array.of(1, 2)));
    socket.connect();
    const { data } = (await event(socket, 'message')) as MessageEvent<ArrayBuffer>;
    assert.deepEqual([...new Uint8Array(data)], [1, 2]);
  });
});
