import { type ProtocolsSource, resolveUrl, type UrlSource } from '../core/address.ts';
import type { Connection, Surroundings } from '../core/connection.ts';
import { connectionOf } from '../core/face.ts';
import { HeartbeatSocket, type HeartbeatSocketOptions } from '../core/heartbeat-socket.ts';
import { type ConnectionOptions, optionNames, readOptions } from '../core/options.ts';
import { type ConnectionState, reportTypes } from '../core/reports.ts';
import type { HeartbeatSocketEventMap } from '../core/socket-events.ts';

type Type = keyof HeartbeatSocketEventMap;

/** A handler for each event: `onOpen`, `onMessage`, … */
export type SocketHandlers = {
  readonly [Each in Type as `on${Capitalize<Each>}`]?:
    | ((event: HeartbeatSocketEventMap[Each]) => void)
    | undefined;
};

/** Where to connect; with none it stays without a link, or ends the one that it has. */
export type SocketUrl = UrlSource | null | undefined;

/** What a component may say of the socket that it owns. All of it may be left out, and change. */
export interface OwnedSocketOptions extends Omit<HeartbeatSocketOptions, 'signal'>, SocketHandlers {
  /** Subprotocols, or a function asked before every attempt. None. */
  protocols?: ProtocolsSource | undefined;
}

/** What a component may show. */
export interface SocketFacts {
  /** Where the connection stands. */
  readonly state: ConnectionState;
  /** The last measured round trip of a heartbeat, in milliseconds; `null` before the first. */
  readonly latency: number | null;
  /** The last message that arrived, whole: so two messages of the same words are two. */
  readonly lastMessage: MessageEvent | null;
}

/** What a component may do. The functions stay the same, and need no `this`. */
export interface SocketControls {
  /** As `HeartbeatSocket.send()`: without a link it holds the data until there is one. */
  readonly send: HeartbeatSocket['send'];
  /** As `HeartbeatSocket.close()`: for good; no new url undoes it. */
  readonly close: HeartbeatSocket['close'];
  /** As `HeartbeatSocket.connect()`. */
  readonly connect: HeartbeatSocket['connect'];
  /** As `HeartbeatSocket.reconnect()`. */
  readonly reconnect: HeartbeatSocket['reconnect'];
  /** The socket itself, the same from first to last. */
  readonly socket: HeartbeatSocket;
}

/** What there is to show before there was a link, and where there is none: on a server. */
export const nothingYet: SocketFacts = { state: 'idle', latency: null, lastMessage: null };

/**
 * A `HeartbeatSocket` that a component owns: it has a link from when the component comes in until
 * it goes out, and follows what the component wants. What the adapters have in common.
 */
export class OwnedSocket {
  readonly controls: SocketControls;
  /** Another object after every change that is told. */
  facts = nothingYet;
  /** Those of the latest rendering. */
  handlers: SocketHandlers = {};

  readonly #connection: Connection;
  readonly #listeners = new Set<() => void>();
  #options: OwnedSocketOptions = {};
  #lastMessage: MessageEvent | null = null;
  /** Whether somebody reads the last message: else a message is no change to be told. */
  #isMessageRead = false;
  #isIn = false;
  /** Whether it was closed because the component went out, or has no url: then it comes back. */
  #isParked = false;
  #leaving: ReturnType<typeof setTimeout> | undefined;

  constructor({ clock, random, WebSocket }: Surroundings = {}) {
    const outside = { clock, random, WebSocket, manual: true };
    // Where there is no page a relative address means nothing yet.
    const socket = new HeartbeatSocket(() => '', [], outside);
    this.#connection = connectionOf(socket);
    this.#connection.source = [undefined, []];
    this.controls = {
      socket,
      send: (data) => socket.send(data),
      close: (...how) => socket.close(...how),
      connect: () => socket.connect(),
      reconnect: () => socket.reconnect(),
    };
    for (const type of reportTypes) {
      socket.addEventListener(type, (event) => this.#hear(type, event));
    }
  }

  /** Has `listener` called after every change of the facts; returns the function that ends it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Gives the last message; from now on each one is a change. */
  readMessage(): MessageEvent | null {
    this.#isMessageRead = true;
    return this.#lastMessage;
  }

  /**
   * What the component wants from now on. Options apply to the running link; another address, by
   * content, reconnects. One function for another is no change: the latest is called.
   */
  want(url: SocketUrl, options: OwnedSocketOptions): void {
    const before = this.#options;
    this.#options = options;
    this.handlers = options;
    const changed = optionNames.filter((name) => !isSame(before[name], options[name]));
    if (changed.length > 0) this.#connection.configure(readOptions(this.#lasting(), changed));
    if (before.binaryType !== options.binaryType) {
      this.#connection.binaryType = options.binaryType ?? 'blob';
    }
    this.#connection.source = [addressOf(url), options.protocols ?? []];
    this.#follow();
  }

  /** The component is there: connects, unless it is to wait for `connect()`. */
  enter(): void {
    clearTimeout(this.#leaving);
    this.#isIn = true;
    this.#follow();
  }

  /** The component is gone. Where it comes back in one go, as by StrictMode, it keeps its link. */
  leave(): void {
    this.#isIn = false;
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => this.#park());
  }

  #follow(): void {
    if (!this.#isIn) return;
    const { source, tried, state, isWanted } = this.#connection;
    if (!source[0]) {
      this.#park();
      return;
    }
    const isOver = state === 'closing' || state === 'closed';
    const comesBack = this.#isParked && isOver && isWanted;
    this.#isParked = false;
    if (this.#options.manual && (comesBack || state === 'idle')) return;
    const moved = tried && isWanted && !isSame(tried, source);
    if (state === 'idle') this.#connection.connect();
    else if (comesBack || moved) this.#connection.reconnect();
  }

  #park(): void {
    if (['idle', 'closing', 'closed'].includes(this.#connection.state)) return;
    this.#isParked = true;
    this.#connection.close(1000);
    this.#connection.isWanted = true;
  }

  /** The options with functions that call the latest ones. */
  #lasting(): ConnectionOptions {
    const latest = (name: keyof ConnectionOptions) => this.#options[name];
    return Object.fromEntries(
      optionNames.map((name) => {
        const call = (...given: never[]) =>
          (latest(name) as unknown as (...given: never[]) => unknown)(...given);
        return [name, typeof latest(name) === 'function' ? call : latest(name)];
      }),
    );
  }

  #hear<Each extends Type>(type: Each, event: HeartbeatSocketEventMap[Each]): void {
    if (type === 'message') this.#lastMessage = event as MessageEvent;
    const { state, latency } = this.controls.socket;
    const lastMessage = this.#isMessageRead ? this.#lastMessage : this.facts.lastMessage;
    const { facts } = this;
    const isChange =
      state !== facts.state || latency !== facts.latency || lastMessage !== facts.lastMessage;
    if (isChange) this.facts = { state, latency, lastMessage };
    try {
      const handlers = this.handlers as Record<string, ((event: Event) => void) | undefined>;
      handlers[`on${type[0]?.toUpperCase()}${type.slice(1)}`]?.(event);
    } finally {
      if (isChange) for (const listener of this.#listeners) listener();
    }
  }
}

/** Whether two values are one by content; any function is as good as another. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one === 'function') return typeof other === 'function';
  if (!Array.isArray(one) || !Array.isArray(other)) return Object.is(one, other);
  return one.length === other.length && one.every((item, at) => isSame(item, other[at]));
}

/** A fixed address is resolved; one that can't be is told when it is tried. */
function addressOf(url: SocketUrl): UrlSource | undefined {
  if (typeof url === 'function') return url;
  if (url === null || url === undefined || url === '') return undefined;
  try {
    return resolveUrl(url);
  } catch {
    return `${url}`;
  }
}
