import { type AwaitedSocket, type EventsOf, onClosed } from './socket.ts';

/** How `once()` waits. */
export interface OnceOptions {
  /** Ends the waiting: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The next event of a type, as a promise. It listens from the call on: an event of before does not
 * count, so `await once(socket, 'open')` is for a socket that is not open yet.
 *
 * @param socket - A `<heartbeat-socket>` or a `HeartbeatSocket`.
 * @param type - The event's type, as `'open'`.
 * @returns A promise of the event. It rejects with an `Error` where the connection is closed for
 * good without it, and with the signal's reason where that aborts. Nothing is listened to afterwards.
 */
export async function once<
  Socket extends AwaitedSocket,
  Type extends keyof EventsOf<Socket> & string,
>(socket: Socket, type: Type, { signal }: OnceOptions = {}): Promise<EventsOf<Socket>[Type]> {
  signal?.throwIfAborted();
  const listening = new AbortController();
  const whileWaiting = { signal: listening.signal };
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const target: EventTarget = socket;
      target.addEventListener(type, (event) => resolve(event as never), whileWaiting);
      signal?.addEventListener('abort', () => reject(signal.reason), whileWaiting);
      // The last events, as `close` and `unsent`, come after the state has changed.
      const giveUp = () => {
        if (socket.state === 'closed') reject(new Error(`Closed for good, without "${type}".`));
      };
      const soon = () => {
        timer = setTimeout(giveUp);
      };
      onClosed(socket, soon, listening.signal);
    });
  } finally {
    clearTimeout(timer);
    listening.abort();
  }
}
