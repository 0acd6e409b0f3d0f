/** The timers of `setTimeout` that run from now on. */
export interface Timers {
  readonly size: number;
  /** Leaves the page's timers as they were. */
  end(): void;
}

/** Watches the page's timers. */
export function watchTimers(): Timers {
  const running = new Set<unknown>();
  const { setTimeout: set, clearTimeout: clear } = window;
  Object.assign(window, {
    setTimeout: (run: () => void, delay: number) => {
      const timer = set(() => {
        running.delete(timer);
        run();
      }, delay);
      running.add(timer);
      return timer;
    },
    clearTimeout: (timer: number) => {
      running.delete(timer);
      clear(timer);
    },
  });
  return {
    get size() {
      return running.size;
    },
    end: () => Object.assign(window, { setTimeout: set, clearTimeout: clear }),
  };
}
