import type { Clock } from '../core/clock.ts';

/** What becomes of a frame: `'drop'`, or so many milliseconds' delay; false or nothing: it passes. */
export type Fate = 'drop' | number | false | undefined;

/** One direction of a faulty link: what goes through it keeps its order, whatever its delay. */
export class FaultLane {
  readonly #clock: () => Clock;
  readonly #underWay: { readonly arrival: number; readonly pass: () => void }[] = [];
  /** What undoes each running timer. */
  readonly #timers = new Set<() => void>();
  #isOver = false;

  constructor(clock: () => Clock) {
    this.#clock = clock;
  }

  /** Has a frame pass, at once or later; in the second case `keep` is called before. */
  carry(fate: Fate, pass: () => void, keep = () => {}): void {
    if (fate === 'drop' || this.#isOver) return;
    const clock = this.#clock();
    const now = clock.now();
    const last = this.#underWay.at(-1);
    if (!last && !fate) {
      pass();
      return;
    }
    keep();
    const arrival = Math.max(now + Number(fate || 0), last?.arrival ?? 0);
    this.#underWay.push({ arrival, pass });
    // Timers that are due at about the same time ring in any order: each delivers the eldest frame.
    const timer = clock.setTimeout(() => {
      this.#timers.delete(undo);
      this.#underWay.shift()?.pass();
    }, arrival - now);
    const undo = () => clock.clearTimeout(timer);
    this.#timers.add(undo);
  }

  /** Nothing passes any more, and no timer is left. */
  end(): void {
    this.#isOver = true;
    for (const undo of this.#timers) undo();
    this.#timers.clear();
  }
}
