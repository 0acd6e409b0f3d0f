import assert from 'node:assert/strict';
import type { WebSocketClass } from '../../../src/core/link.ts';
import type { SendData } from '../../../src/core/reports.ts';
import { sizeOf } from '../../../src/core/send-data.ts';

type Handler = ((event: never) => void) | null;

/** The facts of a `close` event. */
interface End {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
}

/** A socket shaped like WebSocket whose other end is the test. */
export class FakeSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;

  readonly url: string;
  readonly protocols: string | string[];
  protocol = '';
  extensions = '';
  readyState = 0;
  bufferedAmount = 0;
  binaryType: BinaryType = 'blob';
  onopen: Handler = null;
  onmessage: Handler = null;
  onerror: Handler = null;
  onclose: Handler = null;

  /** What was written, in order. */
  readonly sent: SendData[] = [];
  /** The arguments of every call of `close()`. */
  readonly closes: unknown[][] = [];
  /** Whether the network takes nothing, so that what is written stays in `bufferedAmount`. */
  stuck = false;

  /** Throws for protocols, as WebSocket does. */
  constructor(url: string, protocols: string | string[]) {
    const names = [protocols].flat();
    if (new Set(names).size < names.length || names.some((name) => /[\s,]/.test(name))) {
      throw new DOMException('Invalid subprotocols.', 'SyntaxError');
    }
    this.url = url;
    this.protocols = protocols;
  }

  send(data: SendData): void {
    if (this.readyState === 0) throw new DOMException('Still connecting.', 'InvalidStateError');
    if (this.readyState === 1) this.sent.push(data);
    if (this.readyState > 1 || this.stuck) this.bufferedAmount += sizeOf(data);
  }

  close(...given: unknown[]): void {
    const [code] = given as [number?];
    if (code !== undefined && code !== 1000 && !(code >= 3000 && code <= 4999)) {
      throw new DOMException('', 'InvalidAccessError');
    }
    this.closes.push(given);
    if (this.readyState < 2) this.readyState = 2;
  }

  // The other end

  /** Whether somebody still listens to what comes. */
  get isHeard(): boolean {
    return Boolean(this.onopen || this.onmessage || this.onclose);
  }

  open(protocol = ''): void {
    this.protocol = protocol;
    this.readyState = 1;
    this.#fire('open', new Event('open'));
  }

  message(data: string | Uint8Array): void {
    if (this.readyState !== 1) return;
    const buffer = typeof data === 'string' ? undefined : new Uint8Array(data).buffer;
    const bytes = buffer && (this.binaryType === 'blob' ? new Blob([buffer]) : buffer);
    const { origin } = new URL(this.url);
    this.#fire('message', new MessageEvent('message', { data: bytes ?? data, origin }));
  }

  /** Ends with a close frame of the server's, or without any (1006). */
  end(code = 1006, reason = '', wasClean = code !== 1006): void {
    this.readyState = 3;
    if (!wasClean) this.#fire('error', new Event('error'));
    const end: End = { code, reason, wasClean };
    this.#fire('close', Object.assign(new Event('close'), end));
  }

  #fire(type: 'open' | 'message' | 'error' | 'close', event: Event): void {
    (this[`on${type}`] as ((event: Event) => void) | null)?.(event);
  }
}

/** Makes the sockets of a test, and keeps them in the order they were made. */
export class FakeNetwork {
  readonly sockets: FakeSocket[] = [];
  /** Called with every socket as it is made. */
  onmake: (socket: FakeSocket) => void = () => {};
  /** Whether only the living are kept, where a test makes very many. */
  forgets = false;

  readonly WebSocket: WebSocketClass;

  constructor() {
    const { sockets } = this;
    const made = (socket: FakeSocket) => {
      this.onmake(socket);
      if (this.forgets) sockets.splice(0, sockets.length, ...this.live);
      sockets.push(socket);
    };
    this.WebSocket = class extends FakeSocket {
      constructor(url: string, protocols: string | string[]) {
        super(url, protocols);
        made(this);
      }
    } as unknown as WebSocketClass;
  }

  /** The sockets that are heard, or that nobody told to close. */
  get live(): FakeSocket[] {
    return this.sockets.filter((socket) => socket.isHeard || socket.readyState < 2);
  }

  get last(): FakeSocket {
    const last = this.sockets.at(-1);
    assert.ok(last, 'no socket was made');
    return last;
  }
}
