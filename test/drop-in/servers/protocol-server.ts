import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

/** What a server knows at a moment. */
export interface ServerFacts {
  /** How many links are up. */
  readonly links: number;
  /** How many handshakes it has finished since it was made. */
  readonly accepted: number;
  /** How many handshakes it has refused since it was made. */
  readonly refused: number;
  /** The close codes that clients sent, in order; 1005 and 1006 where none came. */
  readonly codes: readonly number[];
}

/** What a test may do to a server, from a page as well: all that goes in and out is plain data. */
export interface ServerControl {
  /** Where it listens, without a path. */
  url(): Promise<string>;
  /** Destroys every TCP connection without a word, and goes on listening. */
  cut(): Promise<void>;
  /** The same, and stops listening. */
  crash(): Promise<void>;
  /** Listens again, on the same port. */
  restart(): Promise<void>;
  /** Stops reading every link that is up now, and never closes them: half-open links. */
  freeze(): Promise<void>;
  /** Closes every link with this code. */
  close(code: number): Promise<void>;
  /** Answers handshakes with this HTTP status from now on; 0 lets them pass. */
  refuse(status: number): Promise<void>;
  facts(): Promise<ServerFacts>;
  /** Says something to every client in the protocol's own way, where the protocol has one. */
  publish(text: string): Promise<void>;
}

/** What a protocol adds to the server; `end` stops what it keeps running. */
export interface Protocol {
  publish?(text: string): void;
  end?(): unknown;
}

/** Makes the server's WebSockets speak a protocol. */
export type Speak = (sockets: WebSocketServer) => Protocol | Promise<Protocol>;

/** A WebSocket server whose protocol is another package's, and whose faults are ours. */
export class ProtocolServer implements ServerControl {
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #server = createServer();
  readonly #connections = new Set<Duplex>();
  readonly #codes: number[] = [];
  #protocol: Protocol = {};
  #port = 0;
  #status = 0;
  #accepted = 0;
  #refused = 0;

  private constructor() {
    this.#sockets.on('connection', (socket) => this.#accept(socket));
    this.#server.on('upgrade', (...upgrade) => this.#upgrade(...upgrade));
    this.#server.on('connection', (connection) => {
      this.#connections.add(connection);
      connection.once('close', () => this.#connections.delete(connection));
    });
  }

  static async start(speak: Speak): Promise<ProtocolServer> {
    const server = new ProtocolServer();
    server.#protocol = await speak(server.#sockets);
    await server.restart();
    return server;
  }

  async restart(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async cut(): Promise<void> {
    for (const connection of this.#connections) connection.destroy();
  }

  async crash(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    await this.cut();
    await closed;
  }

  async url(): Promise<string> {
    return `ws://127.0.0.1:${this.#port}`;
  }

  async freeze(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.pause();
  }

  async close(code: number): Promise<void> {
    for (const socket of this.#sockets.clients) socket.close(code, 'by the test');
  }

  async refuse(status: number): Promise<void> {
    this.#status = status;
  }

  async facts(): Promise<ServerFacts> {
    return {
      links: this.#sockets.clients.size,
      accepted: this.#accepted,
      refused: this.#refused,
      codes: [...this.#codes],
    };
  }

  async publish(text: string): Promise<void> {
    this.#protocol.publish?.(text);
  }

  async end(): Promise<void> {
    await this.crash();
    await this.#protocol.end?.();
  }

  #upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    if (this.#status) {
      this.#refused += 1;
      connection.end(`HTTP/1.1 ${this.#status} Refused\r\nConnection: close\r\n\r\n`);
      return;
    }
    this.#sockets.handleUpgrade(request, connection, head, (socket) => {
      this.#sockets.emit('connection', socket, request);
    });
  }

  #accept(socket: WebSocket): void {
    this.#accepted += 1;
    // Frozen and destroyed links end in errors that are the test's own doing.
    socket.on('error', () => {});
    socket.on('close', (code) => this.#codes.push(code));
  }
}
