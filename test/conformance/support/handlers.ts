import type { EventName } from './story.ts';

/** A handler attribute's value. */
export const get = (socket: WebSocket, type: EventName): unknown =>
  Reflect.get(socket, `on${type}`);

/** Sets a handler attribute to a value of any kind. */
export const set = (socket: WebSocket, type: EventName, value: unknown): boolean =>
  Reflect.set(socket, `on${type}`, value);

/**
 * Dispatches an event of the page's own: handlers do not ask who dispatched it. The other subjects
 * show that the platform's events reach listeners.
 */
export const dispatch = (socket: WebSocket, type: EventName, init?: EventInit): boolean =>
  socket.dispatchEvent(new Event(type, init));
