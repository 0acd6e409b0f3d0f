import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Admission, Visitor } from './admission.ts';
import { admit } from './admission.ts';
import type { ReceivedMessage } from './client.ts';
import { Client } from './client.ts';
import type { ClientFacts } from './clients.ts';
import { Clients } from './clients.ts';
import { OriginPolicy } from './origins.ts';
import { refuse } from './refusal.ts';

/** What is alike in the server of its own and in one attached to another HTTP server. */
export interface ServiceOptions {
  /**
   * Origins that may connect besides loopback, such as `https://app.example:8443`; their host names
   * pass as `Host` too. Default: none.
   */
  readonly allowOrigins?: readonly string[];
  /**
   * Milliseconds between two protocol pings (RFC 6455, section 5.5.2); a client that shows no life
   * from one to the next is dropped. Default 30000; 0 sends none.
   */
  readonly pingInterval?: number;
  /** Milliseconds that `stop()` waits for clients to answer its close frame. Default 1000. */
  readonly stopTimeout?: number;
  /** Called with every message that arrives, before it is answered. */
  readonly onMessage?: (message: ReceivedMessage) => void;
}

/** The largest message taken, in bytes; larger ones are answered with close code 1009. */
const MAX_PAYLOAD = 1_048_576;

/** Lets clients in, keeps them, and lets them go; below it is any HTTP server. */
export class Service {
  readonly #policy: OriginPolicy;
  readonly #clients = new Clients();
  readonly #unopened = new Set<Duplex>();
  readonly #webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MAX_PAYLOAD,
  });
  readonly #pingInterval: number;
  readonly #stopTimeout: number;
  readonly #observe: (message: ReceivedMessage) => void;
  #pinging: NodeJS.Timeout | undefined;
  #isRunning = false;

  /** @throws {TypeError} when one of `allowOrigins` is no origin. */
  constructor({
    allowOrigins = [],
    pingInterval = 30_000,
    stopTimeout = 1000,
    onMessage = () => {},
  }: ServiceOptions = {}) {
    this.#policy = new OriginPolicy(allowOrigins);
    this.#pingInterval = pingInterval;
    this.#stopTimeout = stopTimeout;
    this.#observe = onMessage;
  }

  /** How many clients are open; those closing and those frozen do not count. */
  get connections(): number {
    return this.#clients.openCount;
  }

  /** The open and the frozen clients, the oldest first. */
  get clients(): readonly ClientFacts[] {
    return this.#clients.facts;
  }

  /** Lets clients in from now on. */
  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    if (this.#pingInterval > 0) {
      this.#pinging = setInterval(() => this.#clients.checkLife(), this.#pingInterval);
      this.#pinging.unref();
    }
  }

  /** Tells every client `server is closed`, closes them with 1001 and lets nobody in any more. */
  async stop(): Promise<void> {
    this.#shut();
    await this.#clients.dismiss('server is closed', 1001, this.#stopTimeout);
  }

  /** Destroys all connections without a word, like a pulled plug, and lets nobody in any more. */
  async crash(): Promise<void> {
    this.#shut();
    await this.#clients.destroy();
  }

  /** Answers an upgrade request, one way or another. */
  handle(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Until ws takes it over, nobody else listens; an error without a listener ends the process.
    socket.on('error', () => {});
    const admission: Admission = this.#isRunning
      ? admit(request, this.#policy)
      : { kind: 'refuse', refusal: { status: 503, sentence: 'The server is stopped.' } };
    switch (admission.kind) {
      case 'refuse':
        this.#keepUnopened(socket);
        refuse(socket, admission.refusal);
        break;
      case 'hang':
        this.#keepUnopened(socket);
        // Bytes that nobody reads would hide that the client hung up after them.
        socket.on('end', () => socket.destroy());
        socket.resume();
        break;
      case 'open':
        this.#open(request, socket, head, admission.visitor);
    }
  }

  #open(request: IncomingMessage, socket: Duplex, head: Buffer, visitor: Visitor): void {
    this.#webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      this.#clients.add(new Client(webSocket, socket, visitor, this.#observe));
    });
  }

  #keepUnopened(socket: Duplex): void {
    this.#unopened.add(socket);
    socket.once('close', () => this.#unopened.delete(socket));
  }

  #shut(): void {
    this.#isRunning = false;
    clearInterval(this.#pinging);
    for (const socket of this.#unopened) socket.destroy();
  }
}
