import { inNextTask } from '../next-task.ts';

/** How long a slice of a long work may take, in milliseconds: less than a frame. */
const sliceTime = 8;

/** Does a long work in slices, so that the page goes on meanwhile. */
export class Slices {
  readonly #signal: AbortSignal | undefined;
  #end = performance.now() + sliceTime;

  /** @param signal Ends the work. */
  constructor(signal?: AbortSignal) {
    this.#signal = signal;
  }

  /** Whether it is time to rest. */
  get isOver(): boolean {
    return performance.now() >= this.#end;
  }

  /**
   * Lets the page do what it has to.
   * @throws The signal's reason, if the work is to end.
   */
  async rest(): Promise<void> {
    this.#signal?.throwIfAborted();
    await new Promise<void>(inNextTask);
    this.#signal?.throwIfAborted();
    this.#end = performance.now() + sliceTime;
  }
}
