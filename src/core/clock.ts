/** Where a connection takes its time from; a test gives one of its own and plays a day at once. */
export interface Clock {
  /** Milliseconds on a monotonic clock, as `performance.now()`. */
  now(): number;
  /** Milliseconds on the wall clock, as `Date.now()`; it runs on while the machine sleeps. */
  wall(): number;
  setTimeout(callback: () => void, delay: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** The platform's clock, looked up at every call, so that replaced timers are the ones used. */
export const systemClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  setTimeout: (callback, delay) => setTimeout(callback, delay),
  clearTimeout: (timer) => clearTimeout(timer as number),
};
