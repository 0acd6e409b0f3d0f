import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';

/** What the page asks for, as a text message `DIRECTION COUNT SIZE KIND`. */
const ORDER = /^(receive|send) (\d+) (\d+) (text|binary)$/;

/**
 * A server that is never what one waits for. It floods with frames that were made before and go out
 * in one write, and counts what comes in without looking at it; else it echoes.
 */
export class FloodServer {
  readonly #http: Server = createServer();
  readonly #webSockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });

  static async start(): Promise<FloodServer> {
    const server = new FloodServer();
    server.#http.on('upgrade', (request, link, head) => {
      server.#webSockets.handleUpgrade(request, link, head, (socket) => serve(socket, link));
    });
    await new Promise<void>((resolve) => server.#http.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get address(): string {
    return `ws://127.0.0.1:${(this.#http.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#webSockets.clients) socket.terminate();
    await new Promise((resolve) => this.#http.close(resolve));
  }
}

function serve(socket: WebSocket, link: Duplex): void {
  /** Messages still to come before the page is told that all have. */
  let awaited = 0;
  socket.on('message', (data, isBinary) => {
    if (awaited > 0) {
      if (sizeOf(data) < 20) return;
      awaited -= 1;
      if (awaited === 0) socket.send('done');
      return;
    }
    const text = isBinary ? '' : String(data);
    const [, order, count, size, kind] = ORDER.exec(text) ?? [];
    if (order === 'receive') link.write(frames(Number(count), Number(size), kind === 'text'));
    else if (order === 'send') awaited = Number(count);
    else if (text === 'ping') socket.send('pong');
    else socket.send(data, { binary: isBinary });
  });
}

const sizeOf = (data: RawData) => (data as Buffer).length;

const made = new Map<string, Buffer>();

/** So many frames of so many bytes, as RFC 6455 has a server send them. */
function frames(count: number, size: number, isText: boolean): Buffer {
  const name = `${count} ${size} ${isText}`;
  const known = made.get(name);
  if (known) return known;
  const header = Buffer.alloc(size < 126 ? 2 : 10);
  header[0] = isText ? 0x81 : 0x82;
  if (size < 126) header[1] = size;
  else {
    header[1] = 127;
    header.writeBigUInt64BE(BigInt(size), 2);
  }
  const frame = Buffer.concat([header, Buffer.alloc(size, 'x')]);
  const all = Buffer.concat(Array.from({ length: count }, () => frame));
  made.set(name, all);
  return all;
}
