/** How far the two clocks may drift apart before it is noticed, in milliseconds. */
const slack = 100;

/**
 * The wall clock's time of moments on the monotonic clock. Two moments keep their distance, unless
 * the clocks have parted meanwhile: by sleep, or by a clock that was set.
 */
export class WallClock {
  #offset = 0;

  /**
   * @param time A moment of now, or shortly before, as `performance.now()`.
   * @returns Milliseconds since 1970, to the microsecond: so much survives any export.
   */
  wallTime(time = performance.now()): number {
    const offset = Date.now() - performance.now();
    if (Math.abs(offset - this.#offset) > slack) this.#offset = offset;
    return Math.round((this.#offset + time) * 1000) / 1000;
  }
}
