import type { HeartbeatSocket } from '../core/heartbeat-socket.ts';
import type { HeartbeatSocketEventMap } from '../core/socket-events.ts';
import type { HeartbeatSocketElementEventMap } from '../element/events.ts';
import type { HeartbeatSocketElement } from '../element/heartbeat-socket-element.ts';

/** What can be awaited: the element or the class. */
export type AwaitedSocket = HeartbeatSocketElement | HeartbeatSocket;

/** The events of a face, by their types. */
export type EventsOf<Socket extends AwaitedSocket> = Socket extends HeartbeatSocketElement
  ? HeartbeatSocketElementEventMap
  : HeartbeatSocketEventMap;

/** Calls `ended` whenever the connection is closed for good, until `signal` aborts. */
export function onClosed(socket: AwaitedSocket, ended: () => void, signal: AbortSignal): void {
  // Not at `close`: an idle connection, or one that can't be tried, is closed without one.
  const target: EventTarget = socket;
  target.addEventListener('statechange', () => socket.state === 'closed' && ended(), { signal });
}
