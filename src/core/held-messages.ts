import type { SendData } from './reports.ts';
import { copyOf, sizeOf } from './send-data.ts';

interface Held {
  readonly data: SendData;
  readonly time: number;
}

function quotaExceeded(limit: number, requested: number): Error {
  const message = `Over the queue-limit of ${limit} bytes.`;
  const { QuotaExceededError } = globalThis as unknown as {
    QuotaExceededError?: new (
      message: string,
      options: { quota: number; requested: number },
    ) => Error;
  };
  return QuotaExceededError
    ? new QuotaExceededError(message, { quota: limit, requested })
    : new DOMException(message, 'QuotaExceededError');
}

export interface HeldMessages {
  /** What is held, in bytes. */
  readonly bytes: number;
  /** Holds a copy of `data`; throws a `QuotaExceededError`, and holds nothing, above `limit` bytes. */
  hold(data: SendData, limit: number, time: number): void;
  /** When the oldest message is no longer worth sending, for a lifetime of `queueTime` (0: forever). */
  expiresAt(queueTime: number): number;
  /** Takes out what is no longer worth sending at `now`, or, without a time, everything. */
  take(queueTime: number, now?: number): SendData[];
  /** Takes out one after the other, as they are asked for. */
  drain(): Iterable<SendData>;
}

/** Messages held while there is no link, in the order they were given. */
export function createHeldMessages(): HeldMessages {
  // A set, as an array of very many would be moved as a whole for every message taken out.
  const held = new Set<Held>();
  let bytes = 0;

  function* taking(messages: Iterable<Held>): Iterable<SendData> {
    for (const message of messages) {
      held.delete(message);
      bytes -= sizeOf(message.data);
      yield message.data;
    }
  }

  return {
    get bytes() {
      return bytes;
    },
    hold(data, limit, time) {
      const size = sizeOf(data);
      if (bytes + size > limit) throw quotaExceeded(limit, bytes + size);
      held.add({ data: copyOf(data), time });
      bytes += size;
    },
    expiresAt(queueTime) {
      const [first] = queueTime ? held : [];
      return first ? first.time + queueTime : Infinity;
    },
    take: (queueTime, now = Infinity) => [
      ...taking([...held].filter(({ time }) => time + (queueTime || Infinity) <= now)),
    ],
    drain: () => taking(held),
  };
}
