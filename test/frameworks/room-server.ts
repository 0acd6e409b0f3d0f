import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { refuse } from '../../dev-server/refusal.ts';

/** One link that a page has opened. */
export interface Link {
  /** The room: the last part of its address. */
  readonly room: string;
  /** The subprotocols that it offered. */
  readonly protocols: string;
  /** What came by it, probes too. */
  readonly received: readonly string[];
  /** The close code that the page sent; 1006 without one. `undefined` while it is open. */
  readonly code: number | undefined;
}

/**
 * The server of an app's rooms: it greets, answers `ping` with `pong`, echoes the rest, and keeps a
 * record of every link.
 */
export class RoomServer {
  /** Whether nobody is let in. */
  isClosed = false;
  readonly #links: Link[] = [];
  readonly #tcp = new Map<Link, Duplex>();
  readonly #http = createServer();
  readonly #sockets = new WebSocketServer({ noServer: true });

  static async start(): Promise<RoomServer> {
    const server = new RoomServer();
    server.#http.on('upgrade', (request, tcp, head) => {
      if (server.isClosed) return refuse(tcp, { status: 503, sentence: 'The rooms are closed.' });
      server.#sockets.handleUpgrade(request, tcp, head, (socket) => {
        const protocols = request.headers['sec-websocket-protocol'] ?? '';
        server.#accept(socket, tcp, request.url?.split('/').at(-1) ?? '', protocols);
      });
    });
    await new Promise<void>((resolve) => server.#http.listen(0, '127.0.0.1', resolve));
    return server;
  }

  /** What the names of the rooms are appended to. */
  get address(): string {
    return `ws://127.0.0.1:${(this.#http.address() as AddressInfo).port}/ws/`;
  }

  /** All links so far, the oldest first; or those to one room. */
  links(room?: string): readonly Link[] {
    return this.#links.filter((link) => room === undefined || link.room === room);
  }

  /** Cuts every link to a room, without a word. */
  cut(room: string): void {
    for (const link of this.links(room)) this.#tcp.get(link)?.destroy();
  }

  end(): void {
    for (const tcp of this.#tcp.values()) tcp.destroy();
    this.#http.closeAllConnections();
    this.#http.close();
  }

  #accept(socket: WebSocket, tcp: Duplex, room: string, protocols: string): void {
    const received: string[] = [];
    const link: { -readonly [Name in keyof Link]: Link[Name] } = {
      room,
      protocols,
      received,
      code: undefined,
    };
    this.#links.push(link);
    this.#tcp.set(link, tcp);
    socket.on('error', () => {});
    socket.on('close', (code) => {
      link.code = code;
    });
    socket.on('message', (data) => {
      const text = data.toString();
      received.push(text);
      socket.send(text === 'ping' ? 'pong' : text);
    });
    socket.send(`Hello ${room}!`);
  }
}
