/** A timer's callback, as long as it is to be called. */
export interface SimulatedTimer {
  callback: (() => void) | undefined;
}

/** A clock that jumps from one timer to the next, in whole milliseconds as timers do. */
export class SimulatedClock {
  now = 0;
  readonly #due = new Map<number, SimulatedTimer[]>();
  /** The times in `#due`, as a heap with the earliest first. */
  readonly #times: number[] = [];

  setTimeout(callback: () => void, delay = 0): SimulatedTimer {
    const time = Math.ceil(this.now + Math.max(delay || 0, 0));
    const timer = { callback };
    const due = this.#due.get(time);
    if (due) due.push(timer);
    else {
      this.#due.set(time, [timer]);
      this.#push(time);
    }
    return timer;
  }

  clearTimeout(timer: SimulatedTimer | undefined): void {
    // Some libraries clear what never was a timer.
    if (typeof timer === 'object' && timer) timer.callback = undefined;
  }

  /** Runs all timers up to `end`, or until `isOver`; promises settle between any two times. */
  async run(end: number, isOver: () => boolean): Promise<void> {
    for (let time = this.#times[0]; time !== undefined && time <= end; time = this.#times[0]) {
      if (isOver()) return;
      this.now = time;
      let due = this.#due.get(time) ?? [];
      while (due.length > 0) {
        this.#due.set(time, []);
        for (const timer of due) timer.callback?.();
        await new Promise(setImmediate);
        due = this.#due.get(time) ?? [];
      }
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
