/** Measures how long the page stands still: how late a timer is that is always due. */
export class StallMeter {
  #longest = 0;
  #last = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  start(): void {
    this.#longest = 0;
    this.#last = performance.now();
    this.#timer = setTimeout(this.#tick);
  }

  /** @returns The longest time without a turn for others since the start, in milliseconds. */
  stop(): number {
    clearTimeout(this.#timer);
    this.#note();
    return this.#longest;
  }

  readonly #tick = (): void => {
    this.#note();
    this.#timer = setTimeout(this.#tick);
  };

  #note(): void {
    const now = performance.now();
    this.#longest = Math.max(this.#longest, now - this.#last);
    this.#last = now;
  }
}
