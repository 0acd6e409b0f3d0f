import type { SendData } from './reports.ts';
import { copyOf, sizeOf } from './send-data.ts';

interface Held {
  readonly data: SendData;
  readonly bytes: number;
  readonly time: number;
}

function quotaExceeded(limit: number, requested: number): Error {
  const message = `${requested} bytes would be held: the queue-limit is ${limit}.`;
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

/** Messages held while there is no link, in the order they were given. */
export class HeldMessages {
  #held: Held[] = [];
  #bytes = 0;

  /** What is held, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Holds a copy of `data`; throws a `QuotaExceededError`, and holds nothing, above `limit` bytes. */
  hold(data: SendData, limit: number, time: number): void {
    const bytes = sizeOf(data);
    if (this.#bytes + bytes > limit) throw quotaExceeded(limit, this.#bytes + bytes);
    this.#held.push({ data: copyOf(data), bytes, time });
    this.#bytes += bytes;
  }

  /** When the oldest message is no longer worth sending, for a lifetime of `queueTime` (0: forever). */
  expiresAt(queueTime: number): number {
    const [oldest] = this.#held;
    return oldest && queueTime ? oldest.time + queueTime : Infinity;
  }

  /** Takes out what is no longer worth sending. */
  takeExpired(queueTime: number, now: number): SendData[] {
    if (now < this.expiresAt(queueTime)) return [];
    const fresh = this.#held.findIndex(({ time }) => now < time + queueTime);
    return this.#take(fresh < 0 ? this.#held.length : fresh);
  }

  /** Takes out everything. */
  takeAll(): SendData[] {
    return this.#take(this.#held.length);
  }

  #take(count: number): SendData[] {
    const taken = this.#held.splice(0, count);
    for (const { bytes } of taken) this.#bytes -= bytes;
    return taken.map(({ data }) => data);
  }
}
