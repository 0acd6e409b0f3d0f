import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { test as nodeTest, type TestContext } from 'node:test';
import { type ClientOptions, WebSocket } from 'ws';
import { type DevServer, type DevServerOptions, startDevServer } from '../../dev-server/index.ts';

/** How long a test may take, in ms: a hang guard, far above what a loaded machine needs. */
const LIMIT = 60_000;

/** A test that fails when an event it waits for does not come. */
export function test(rule: string, body: (t: TestContext) => unknown): void {
  void nodeTest(rule, { timeout: LIMIT }, async (t) => void (await body(t)));
}

/** Starts a server that ends with the test. */
export async function serve(t: TestContext, options: DevServerOptions = {}): Promise<DevServer> {
  const server = await startDevServer(options);
  t.after(() => server.crash());
  return server;
}

/** A ws client that keeps what it gets, so that nothing is missed between two awaits. */
export class Peer {
  readonly socket: WebSocket;
  readonly messages: {
    readonly data: string;
    readonly isBinary: boolean;
    readonly time: number;
  }[] = [];
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  pongs = 0;
  #taken = 0;
  #wake = () => {};

  constructor(address: string, options: ClientOptions = {}, protocols: string[] = []) {
    this.socket = new WebSocket(address, protocols, { perMessageDeflate: false, ...options });
    this.socket.on('message', (data, isBinary) => {
      this.messages.push({ data: String(data), isBinary, time: performance.now() });
      this.#wake();
    });
    this.socket.on('pong', () => {
      this.pongs += 1;
    });
    this.socket.on('error', () => {});
    this.closed = new Promise((resolve) => {
      this.socket.once('close', (code, reason) => {
        resolve({ code, reason: String(reason) });
        this.#wake();
      });
    });
  }

  /** The next message's text that was not asked for yet. */
  async next(): Promise<string> {
    while (this.#taken === this.messages.length) {
      assert.notEqual(this.socket.readyState, WebSocket.CLOSED, 'closed before a message came');
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.messages[this.#taken++]?.data ?? '';
  }

  /** Sends a message and waits for the next one. */
  async ask(data: string | Buffer): Promise<string> {
    this.socket.send(data);
    return this.next();
  }
}

/** Connects and waits until it is open. */
export async function join(
  t: TestContext,
  address: string,
  options: ClientOptions = {},
): Promise<Peer> {
  const peer = new Peer(address, options);
  t.after(() => peer.socket.terminate());
  await once(peer.socket, 'open');
  return peer;
}

/** The HTTP answer to a refused upgrade. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** The headers of a proper handshake. */
export const HANDSHAKE = {
  Host: 'localhost',
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

/** A TCP connection that ends with the test. */
export async function link(t: TestContext, port: number): Promise<Socket> {
  const socket = connectTcp(port, '127.0.0.1');
  t.after(() => socket.destroy());
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** Sends a handshake by hand. A header set to `undefined` is left out. */
export function handshake(
  socket: Socket,
  path: string,
  headers: Record<string, string | undefined> = {},
): void {
  const lines = Object.entries({ ...HANDSHAKE, ...headers })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}`);
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
}

/** Sends a handshake by hand and reads the head of the answer, and the body if it was refused. */
export async function upgrade(
  t: TestContext,
  port: number,
  path: string,
  headers: Record<string, string | undefined> = {},
): Promise<Answer> {
  const socket = await link(t, port);
  handshake(socket, path, headers);
  let text = '';
  for await (const chunk of socket) {
    text += chunk;
    if (text.startsWith('HTTP/1.1 101') && text.includes('\r\n\r\n')) break;
  }
  const [head = '', body = ''] = text.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), body: body.trim() };
}

/** Waits for something that has no event. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}
