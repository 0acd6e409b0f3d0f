/** A clock that jumps from one timer to the next, in whole milliseconds as timers do. */
export class SimulatedClock {
  now = 0;
  readonly #due = new Map<number, Map<number, () => void>>();
  /** The times in `#due`, as a heap with the earliest first. */
  readonly #times: number[] = [];
  #last = 0;
  readonly #timers = new Map<number, number>();

  setTimeout(callback: () => void, delay = 0): number {
    const time = Math.ceil(this.now + Math.max(delay || 0, 0));
    this.#last += 1;
    const timer = this.#last;
    let due = this.#due.get(time);
    if (!due) {
      due = new Map();
      this.#due.set(time, due);
      this.#push(time);
    }
    due.set(timer, callback);
    this.#timers.set(timer, time);
    return timer;
  }

  clearTimeout(timer: number): void {
    const time = this.#timers.get(timer);
    this.#timers.delete(timer);
    if (time !== undefined) this.#due.get(time)?.delete(timer);
  }

  /** Runs all timers up to `end`; promises settle between any two times. */
  async run(end: number): Promise<void> {
    for (let time = this.#times[0]; time !== undefined && time <= end; time = this.#times[0]) {
      this.now = time;
      for (const [timer, callback] of this.#due.get(time) ?? []) {
        this.#due.get(time)?.delete(timer);
        this.#timers.delete(timer);
        callback();
      }
      await new Promise(setImmediate);
      if (this.#due.get(time)?.size) continue;
      this.#due.delete(time);
      this.#pop();
    }
    this.now = end;
  }

  #push(time: number): void {
    const heap = this.#times;
    let index = heap.push(time) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if ((heap[parent] ?? 0) <= time) break;
      heap[index] = heap[parent] ?? 0;
      index = parent;
    }
    heap[index] = time;
  }

  #pop(): void {
    const heap = this.#times;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if ((heap[child + 1] ?? Infinity) < (heap[child] ?? Infinity)) child += 1;
      if ((heap[child] ?? Infinity) >= last) break;
      heap[index] = heap[child] ?? 0;
      index = child;
    }
    heap[index] = last;
  }
}
