import type { ConnectionState, TapRecord } from '../core/reports.ts';
import type { SourceRecord } from './entries.ts';
import { PlainSource, type WebSocketLike } from './plain-source.ts';

/** `<heartbeat-socket>` and `HeartbeatSocket`, as far as the console needs them. */
export interface TappableSocket {
  readonly state: ConnectionState;
  /** How many bytes it holds while there is no link; a `HeartbeatSocket` does not say. */
  readonly queueLimit?: number;
  connect(): void;
  send(data: string): void;
  close(): void;
  tap(observer: (record: TapRecord) => void): () => void;
}

/** What the console can watch: `<heartbeat-socket>`, a `HeartbeatSocket`, or any `WebSocket`. */
export type ConsoleSocket = TappableSocket | WebSocketLike;

/** A socket as the console deals with it, whatever its kind. */
export interface Source {
  readonly state: ConnectionState;
  /** Whether it can be told to connect. */
  readonly connects: boolean;
  /** Whether `send()` holds a message while there is no link. */
  readonly holds: boolean;
  connect(): void;
  /** @throws What the socket's `send()` throws. */
  send(text: string): void;
  close(): void;
  /** Stops observing. */
  end(): void;
}

/** Whether a value is one of the sockets that the console can watch. */
export function isSocket(value: unknown): value is ConsoleSocket {
  return isTappable(value) || isWebSocketLike(value);
}

/** Begins to observe a socket. */
export function sourceOf(socket: ConsoleSocket, observer: (record: SourceRecord) => void): Source {
  return isTappable(socket)
    ? new TappedSource(socket, observer)
    : new PlainSource(socket, observer);
}

function isTappable(value: unknown): value is TappableSocket {
  return hasFunctions(value, ['tap', 'connect', 'send', 'close']);
}

function isWebSocketLike(value: unknown): value is WebSocketLike {
  return (
    hasFunctions(value, ['send', 'close', 'addEventListener', 'removeEventListener']) &&
    typeof (value as WebSocketLike).readyState === 'number'
  );
}

function hasFunctions(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return names.every((name) => typeof (value as Record<string, unknown>)[name] === 'function');
}

/** A socket that can be tapped. */
class TappedSource implements Source {
  readonly connects = true;
  readonly #socket: TappableSocket;
  readonly #endTap: () => void;

  constructor(socket: TappableSocket, observer: (record: SourceRecord) => void) {
    this.#socket = socket;
    this.#endTap = socket.tap(observer);
  }

  get state(): ConnectionState {
    return this.#socket.state;
  }

  get holds(): boolean {
    return this.#socket.queueLimit !== 0;
  }

  connect(): void {
    this.#socket.connect();
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  close(): void {
    this.#socket.close();
  }

  end(): void {
    this.#endTap();
  }
}
