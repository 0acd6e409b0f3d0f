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
    await nextTask();
    this.#signal?.throwIfAborted();
    this.#end = performance.now() + sliceTime;
  }
}

/** Not by a timer: those of a hidden page wait for a second. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
