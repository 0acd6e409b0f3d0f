import type { MessageData } from '../core/reports.ts';
import { Queue } from './queue.ts';
import { type AwaitedSocket, onClosed } from './socket.ts';

const overflows = ['error', 'drop-oldest', 'drop-newest'] as const;

/** How `messages()` listens. */
export interface MessagesOptions {
  /** Ends the iteration: it throws the signal's reason, and what still waits is let go. */
  readonly signal?: AbortSignal | undefined;
  /** How many messages may wait to be read. 1000; `Infinity` for as many as memory holds. */
  readonly limit?: number | undefined;
  /**
   * What happens to a message that comes while `limit` others wait. `'error'`: the listening ends,
   * and the iteration throws after those that wait; `'drop-oldest'`: it takes the place of the one
   * that has waited longest; `'drop-newest'`: it is left out. `'error'`.
   */
  readonly overflow?: (typeof overflows)[number] | undefined;
}

/** Messages, to be read by one `for await` loop. */
export interface Messages extends AsyncIterableIterator<MessageData, undefined, undefined> {
  /** How many messages were left out, as `overflow` says. */
  readonly dropped: number;
  next(): Promise<IteratorResult<MessageData, undefined>>;
  /** Ends the listening, as leaving the loop does. */
  return(): Promise<IteratorResult<MessageData, undefined>>;
  [Symbol.asyncIterator](): Messages;
}

interface Asking {
  readonly resolve: (result: IteratorResult<MessageData, undefined>) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * The messages of a connection, for `for await`: those that come from the call on, over all its
 * links, without replies to heartbeats. The loop ends when the connection is closed for good, and at
 * once where it is.
 *
 * @param socket - A `<heartbeat-socket>` or a `HeartbeatSocket`.
 * @throws {RangeError} For a `limit` that is neither a whole number above 0 nor `Infinity`.
 * @throws {TypeError} For an unknown `overflow`.
 * @throws {DOMException} In the loop: `QuotaExceededError` where more than `limit` messages wait, by
 * `overflow: 'error'`; what `signal` was aborted with.
 */
export function messages(socket: AwaitedSocket, options: MessagesOptions = {}): Messages {
  const { signal, limit = 1000, overflow = 'error' } = options;
  if (!(limit >= 1) || (Number.isFinite(limit) && !Number.isInteger(limit))) {
    throw new RangeError(`limit cannot be ${limit}: give a whole number above 0, or Infinity.`);
  }
  if (!overflows.includes(overflow)) {
    throw new TypeError(`overflow cannot be "${overflow}": give ${overflows.join(', ')}.`);
  }

  const waiting = new Queue<MessageData>();
  const asking = new Queue<Asking>();
  const listening = new AbortController();
  /** How it ended: once, by throwing `error`, or, without one, by being done. */
  let end: { error?: unknown } | undefined;
  let dropped = 0;

  function finish(how: { error?: unknown }): void {
    if (end) return;
    end = how;
    listening.abort();
    for (let one = asking.shift(); one; one = asking.shift()) settle(one);
  }

  function settle({ resolve, reject }: Asking): void {
    if (waiting.size) resolve({ done: false, value: waiting.shift() as MessageData });
    else if (end && 'error' in end) {
      const { error } = end;
      end = {};
      reject(error);
    } else resolve({ done: true, value: undefined });
  }

  function take(data: MessageData): void {
    if (waiting.size >= limit) {
      if (overflow === 'error') {
        const message = `More than ${limit} messages wait: read faster, or choose an overflow.`;
        finish({ error: new DOMException(message, 'QuotaExceededError') });
        return;
      }
      dropped++;
      if (overflow === 'drop-newest') return;
      waiting.shift();
    }
    waiting.push(data);
    const first = asking.shift();
    if (first) settle(first);
  }

  function abort(): void {
    waiting.clear();
    finish({ error: signal?.reason });
  }

  const target: EventTarget = socket;
  const whileListening = { signal: listening.signal };
  target.addEventListener(
    'message',
    (event) => take((event as MessageEvent<MessageData>).data),
    whileListening,
  );
  signal?.addEventListener('abort', abort, whileListening);
  onClosed(socket, () => finish({}), listening.signal);
  if (signal?.aborted) abort();
  else if (socket.state === 'closed') finish({});

  return {
    get dropped() {
      return dropped;
    },
    next: () =>
      new Promise((resolve, reject) => {
        const one = { resolve, reject };
        if (waiting.size || end) settle(one);
        else asking.push(one);
      }),
    async return() {
      waiting.clear();
      finish({});
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
