import type { SimulatedClock } from '../clock.ts';
import { sizeOf } from '../messages.ts';
import type { Frame, Server } from './server.ts';
import { Upload } from './upload.ts';
import type { Wire } from './wire.ts';

type Handler = ((event: never) => void) | null;

/** How a socket says that it ended. */
export interface SocketEnd {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
}

/** Who watches a socket in the page. */
export interface SocketWatch {
  /** Something was given to it; the socket's `bufferedAmount` was `before`. */
  wrote(socket: BrowserSocket, data: unknown, before: number): void;
  /** Some of its upload has left. */
  fell(socket: BrowserSocket, bytes: number): void;
  /** Calls a handler of the page's. */
  hand(socket: BrowserSocket, type: SocketEvent, call: () => void, facts: object): void;
  /** Lets promises settle, and goes on in the same task. */
  continue(run: () => void): void;
}

export type SocketEvent = 'open' | 'message' | 'error' | 'close';

/** How long a browser waits for the end of a closing handshake, in milliseconds. */
const patience = 60_000;

/**
 * A socket as browsers have it: what comes is a task of the page's, `close()` on a dead link is told
 * after a minute, and what is sent after the end stays in `bufferedAmount`.
 */
export class BrowserSocket {
  readyState = 0;
  protocol = '';
  readonly extensions = '';
  binaryType: BinaryType = 'blob';
  onopen: Handler = null;
  onmessage: Handler = null;
  onerror: Handler = null;
  onclose: Handler = null;

  readonly url: string;
  readonly wire: Wire;
  /** When what has arrived, and was not handed out yet, arrived. */
  readonly inbox: number[] = [];
  /** Whether the page has asked for its end. */
  isClosing = false;
  /** Whether its end will be told, or was. */
  isOver = false;
  /** Sockets of ws have it, those of browsers have not. */
  terminate?: () => void;

  readonly #clock: SimulatedClock;
  readonly #server: Server;
  readonly #watch: SocketWatch;
  readonly #upload: Upload;
  #discarded = 0;

  constructor(
    url: string,
    protocols: readonly string[],
    wire: Wire,
    clock: SimulatedClock,
    server: Server,
    watch: SocketWatch,
  ) {
    this.url = url;
    this.protocol = protocols[0] ?? '';
    this.wire = wire;
    this.#clock = clock;
    this.#server = server;
    this.#watch = watch;
    this.#upload = new Upload(clock, wire, (bytes) => watch.fell(this, bytes));
    wire.carry('up', () => server.greet(this));
  }

  /** Whether somebody in the page listens to it. */
  get isHeard(): boolean {
    return Boolean(this.onopen || this.onmessage || this.onclose);
  }

  get bufferedAmount(): number {
    return this.#upload.bytes + this.#discarded;
  }

  // The page's side

  send(data: unknown): void {
    if (this.readyState === 0) throw new DOMException('Still connecting.', 'InvalidStateError');
    const before = this.bufferedAmount;
    // A copy, as the page may do to its buffers what it likes.
    const copy = ArrayBuffer.isView(data) ? (data as Uint8Array).slice() : data;
    if (this.readyState === 1) {
      const arrive = () => this.#server.receive(this, copy);
      this.#upload.add(sizeOf(data), () => this.wire.carry('up', arrive));
    } else {
      this.#discarded += sizeOf(data);
    }
    this.#watch.wrote(this, copy, before);
  }

  close(code = 1005): void {
    if (code !== 1005 && code !== 1000 && !(code >= 3000 && code <= 4999)) {
      throw new DOMException('Close with 1000 or 3000-4999.', 'InvalidAccessError');
    }
    this.isClosing = true;
    if (this.readyState > 1) return;
    const wasOpen = this.readyState === 1;
    this.readyState = 2;
    if (!wasOpen) {
      this.#server.forget(this);
      this.#end(1006, true);
      return;
    }
    const tell = () => this.#server.hearClose(this, code);
    this.#upload.add(0, () => this.wire.carry('up', tell));
    this.#clock.outside(patience, () => this.#end(1006, false));
  }

  /** Ends it without a word to the server. */
  tearDown(): void {
    this.isClosing = true;
    this.readyState = Math.max(this.readyState, 2);
    this.#server.forget(this);
    this.#end(1006, false);
  }

  // The network's side

  accept(): void {
    this.#clock.happen(() => {
      if (this.readyState) return;
      this.readyState = 1;
      this.#fire('open');
    });
  }

  /** The attempt failed, or what came was no WebSocket frame. */
  fail(): void {
    this.#server.forget(this);
    this.#end(1006, true);
  }

  /** The connection below it broke: browsers differ on whether that is an error. */
  cut(tellsError: boolean): void {
    this.#server.forget(this);
    this.#end(1006, tellsError);
  }

  deliver(frame: Frame): void {
    if (this.isOver) return;
    this.inbox.push(this.#clock.now());
    this.#clock.happen(() => {
      this.inbox.shift();
      if (this.readyState !== 1) return;
      const buffer = typeof frame === 'string' ? undefined : frame.slice().buffer;
      const bytes = buffer && (this.binaryType === 'blob' ? new Blob([buffer]) : buffer);
      this.#fire('message', { data: bytes ?? frame, origin: 'ws://server.test' }, frame);
    });
  }

  /** A close frame has come. */
  hearClose(code: number): void {
    if (this.isOver) return;
    this.#clock.happen(() => {
      this.readyState = Math.max(this.readyState, 2);
    });
    this.#clock.outside(1, () => this.#end(code, false));
  }

  #end(code: number, tellsError: boolean): void {
    if (this.isOver) return;
    this.isOver = true;
    this.#clock.happen(() => {
      this.readyState = 3;
      const end: SocketEnd = { code, reason: code === 4000 ? 'bye' : '', wasClean: code !== 1006 };
      if (!tellsError) return this.#fire('close', end);
      this.#fire('error');
      this.#watch.continue(() => this.#fire('close', end));
    });
  }

  #fire(type: SocketEvent, event: object = {}, frame?: Frame): void {
    const handler = this[`on${type}`] as ((event: object) => void) | null;
    if (handler) this.#watch.hand(this, type, () => handler(event), { ...event, frame });
  }
}
