/**
 * Chromium lets a page's handshakes wait the more of them run at once: with more than these the
 * work gets slower, not faster.
 */
const LANES = 6;

/** Does a job `count` times, a few at once; each gets its number. */
export async function repeat(count: number, job: (number: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) {
      next += 1;
      await job(next - 1);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** The next event of a type. */
export function heard(target: EventTarget, type: string): Promise<unknown> {
  return new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
}

/** One of several, in turn. */
export function pick<T>(list: readonly T[], number: number): T {
  return list[number % list.length] as T;
}
