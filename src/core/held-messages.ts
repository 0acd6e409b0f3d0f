import type { SendData } from './reports.ts';
import { copyOf, sizeOf } from './send-data.ts';

interface Held {
  readonly data: SendData;
  readonly size: number;
  readonly time: number;
}

function quotaExceeded(limit: number, requested: number): Error {
  const message = `${requested} bytes exceed the queue-limit of ${limit}.`;
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
  /** Takes out the oldest; `undefined` where there is none. */
  takeFirst(): SendData | undefined;
}

/** Messages held while there is no link, in the order they were given. */
export function createHeldMessages(): HeldMessages {
  const held: Held[] = [];
  let bytes = 0;
  const release = ({ data, size }: Held): SendData => {
    bytes -= size;
    return data;
  };
  return {
    get bytes() {
      return bytes;
    },
    hold(data, limit, time) {
      const size = sizeOf(data);
      if (bytes + size > limit) throw quotaExceeded(limit, bytes + size);
      held.push({ data: copyOf(data), size, time });
      bytes += size;
    },
    expiresAt: (queueTime) => (held[0] && queueTime ? held[0].time + queueTime : Infinity),
    take(queueTime, now = Infinity) {
      const taken = held.filter(({ time }) => time + (queueTime || Infinity) <= now);
      // The oldest come first.
      held.splice(0, taken.length);
      return taken.map(release);
    },
    takeFirst() {
      const first = held.shift();
      return first && release(first);
    },
  };
}
