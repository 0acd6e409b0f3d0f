import { checkProtocols, type ProtocolsSource, resolveUrl, type UrlSource } from './address.ts';
import { createConnection, type Surroundings } from './connection.ts';
import { connectionOf, connections, type Face, giveFace, needArgument, take } from './face.ts';
import { type ConnectionOptions, readOptions } from './options.ts';
import { reportTypes } from './reports.ts';
import { type HeartbeatSocketEventMap, socketEvent } from './socket-events.ts';

/** The options of a `HeartbeatSocket`; all of them may be left out. */
export interface HeartbeatSocketOptions extends ConnectionOptions, Surroundings {
  /** Whether bytes arrive as `'blob'` (the default) or as `'arraybuffer'`. */
  binaryType?: BinaryType;
  /** Do not connect until `connect()`. false. */
  manual?: boolean;
}

type HandlerAttributes = {
  [Type in keyof HeartbeatSocketEventMap as `on${Type}`]:
    | ((this: HeartbeatSocket, event: HeartbeatSocketEventMap[Type]) => unknown)
    | null;
};

export interface HeartbeatSocket extends Face, HandlerAttributes {
  /** The resolved address of the running or last attempt; `''` before a function gave one. */
  readonly url: string;

  /** `'blob'` or `'arraybuffer'`: how bytes arrive. Other values are ignored. */
  binaryType: BinaryType;

  addEventListener<Type extends keyof HeartbeatSocketEventMap>(
    type: Type,
    listener: (this: HeartbeatSocket, event: HeartbeatSocketEventMap[Type]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Type extends keyof HeartbeatSocketEventMap>(
    type: Type,
    listener: (this: HeartbeatSocket, event: HeartbeatSocketEventMap[Type]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ): void;
}

/**
 * A WebSocket that keeps itself alive: it beats, knows within seconds when its link is dead, and
 * comes back. It is shaped like the platform's `WebSocket` (WHATWG WebSockets) and takes its place.
 *
 * With `{ heartTime: 0, reconnectCount: 0, queueLimit: 0, connectTimeout: 0 }` it behaves as one.
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: `giveFace` below keeps the promise.
export class HeartbeatSocket extends EventTarget {
  declare static readonly CONNECTING: 0;
  declare static readonly OPEN: 1;
  declare static readonly CLOSING: 2;
  declare static readonly CLOSED: 3;

  /**
   * Connects at once, unless `options.manual`.
   *
   * @param url - `ws:`, `wss:`, `http:`, `https:` or relative to the document; or a function, asked
   * before every attempt, that gives one or a promise of one.
   * @param protocols - Subprotocols, or a function that gives them or a promise of them.
   * @throws {DOMException} `SyntaxError` for a url or a subprotocol that can't be used.
   * @throws {TypeError} Where there is no WebSocket class.
   */
  constructor(
    url: UrlSource,
    protocols: ProtocolsSource = [],
    options: HeartbeatSocketOptions = {},
  ) {
    super();
    // biome-ignore lint/complexity/noArguments: a rest parameter would change `length`.
    needArgument(arguments);
    const given = options ?? {};
    // As Web IDL has it, all arguments are converted before the first is judged.
    const address = typeof url === 'function' ? url : `${url}`;
    const names = typeof protocols === 'function' ? protocols : toNames(protocols);
    const connection = createConnection(
      readOptions(given),
      (report) => super.dispatchEvent(socketEvent(report)),
      given,
    );
    connections.set(this, () => connection);
    connection.source = [
      typeof address === 'function' ? address : resolveUrl(address),
      typeof names === 'function' ? names : checkProtocols(names),
    ];
    connection.binaryType = `${given.binaryType}`;
    if (!given.manual) connection.connect(true);
  }
}

/** What Web IDL makes of `(DOMString or sequence<DOMString>)`, which it reads step by step. */
function toNames(protocols: unknown): string[] {
  const isSequence = Object(protocols) === protocols && (protocols as string[])[Symbol.iterator];
  return isSequence ? Array.from(protocols as string[], (name) => `${name}`) : [`${protocols}`];
}

giveFace(HeartbeatSocket, reportTypes);
take(HeartbeatSocket.prototype, {
  get url(): string {
    const { address, source } = connectionOf(this);
    return typeof source[0] === 'string' ? source[0] : address;
  },
  get binaryType(): string {
    return connectionOf(this).binaryType;
  },
  set binaryType(type) {
    connectionOf(this).binaryType = `${type}`;
  },
});
Object.defineProperty(HeartbeatSocket.prototype, Symbol.toStringTag, {
  value: 'WebSocket',
  configurable: true,
});
