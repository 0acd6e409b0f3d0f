/** Timers with one owner, who ends them all at once. Times are milliseconds. */
export class Timers {
  readonly #pending = new Set<NodeJS.Timeout>();

  /** Runs an action later, unless `clear()` comes first. */
  after(time: number, action: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.#pending.delete(timer);
      action();
    }, time);
    this.#pending.add(timer);
    return timer;
  }

  /** Ends all that have not run. */
  clear(): void {
    for (const timer of this.#pending) clearTimeout(timer);
    this.#pending.clear();
  }
}
