import type { SourceRecord } from '../record/subjects.ts';
import { PlainSource, type WebSocketLike } from './plain-source.ts';
import type { Source } from './source.ts';
import { type TappableSocket, TappedSource } from './tapped-source.ts';

/** What the console can watch: `<heartbeat-socket>`, a `HeartbeatSocket`, or any `WebSocket`. */
export type ConsoleSocket = TappableSocket | WebSocketLike;

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
