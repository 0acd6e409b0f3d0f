/**
 * For code that awaits: messages as an async iterable, events as promises. It registers nothing.
 *
 * @module
 */
export { type Messages, type MessagesOptions, messages } from './async/messages.ts';
export { type OnceOptions, once } from './async/once.ts';
export type { AwaitedSocket, EventsOf } from './async/socket.ts';
