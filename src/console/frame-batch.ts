/** The longest wait where no frame comes, as in a hidden page; in milliseconds. */
const longestWait = 250;

/** Gathers calls: however many come, `run` runs once, in the next animation frame. */
export class FrameBatch {
  readonly #run: () => void;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(run: () => void) {
    this.#run = run;
  }

  schedule(): void {
    if (this.#timer !== undefined) return;
    this.#frame = requestAnimationFrame(this.#flush);
    this.#timer = setTimeout(this.#flush, longestWait);
  }

  cancel(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  readonly #flush = (): void => {
    this.cancel();
    this.#run();
  };
}
