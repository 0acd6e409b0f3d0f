/** How far the two clocks may drift apart before it is noticed, in milliseconds. */
const slack = 100;

/**
 * The wall clock's time of moments on the monotonic clock. Two moments keep their distance, unless
 * the clocks have parted meanwhile: by sleep, or by a clock that was set.
 */
export class WallClock {
  #offset = 0;

  /** @param time A moment of now, or shortly before, as `performance.now()`. */
  wallTime(time: number): number {
    const offset = Date.now() - performance.now();
    if (Math.abs(offset - this.#offset) > slack) this.#offset = offset;
    return this.#offset + time;
  }
}
