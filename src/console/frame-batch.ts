/** The shortest time between two runs, in milliseconds: nobody reads faster, and rendering costs. */
const shortestGap = 100;

/** The longest wait where no frame comes, as in a hidden page; in milliseconds. */
const longestWait = 250;

/** Gathers calls: however many come, `run` runs once, in an animation frame. */
export class FrameBatch {
  readonly #run: () => void;
  #lastRun = Number.NEGATIVE_INFINITY;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #finish = (): void => {};
  #finished = Promise.resolve();

  constructor(run: () => void) {
    this.#run = run;
  }

  /** Fulfilled when nothing is scheduled. */
  get finished(): Promise<void> {
    return this.#finished;
  }

  schedule(): void {
    if (this.#timer !== undefined) return;
    this.#finished = new Promise((resolve) => {
      this.#finish = resolve;
    });
    const rest = this.#lastRun + shortestGap - performance.now();
    if (rest > 0) this.#timer = setTimeout(this.#awaitFrame, rest);
    else this.#awaitFrame();
  }

  cancel(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#finish();
  }

  readonly #awaitFrame = (): void => {
    this.#frame = requestAnimationFrame(this.#flush);
    this.#timer = setTimeout(this.#flush, longestWait);
  };

  readonly #flush = (): void => {
    this.cancel();
    this.#lastRun = performance.now();
    this.#run();
  };
}
