import type { Clock } from '../../core/clock.ts';

/** Does something again and again. A late timer does not make it hurry: missed turns are left out. */
export class Repeater {
  readonly #clock: Pick<Clock, 'now' | 'setTimeout' | 'clearTimeout'>;
  #timer: unknown;

  constructor(clock: Pick<Clock, 'now' | 'setTimeout' | 'clearTimeout'>) {
    this.#clock = clock;
  }

  /** Calls `run` now, and every `interval` milliseconds from now, until it is stopped. */
  start(interval: number, run: () => void): void {
    this.stop();
    let due = this.#clock.now();
    const turn = (): void => {
      // A timer may ring a little early, too.
      const late = Math.max(0, this.#clock.now() - due);
      due += interval * (1 + Math.floor(late / interval));
      this.#timer = this.#clock.setTimeout(turn, due - this.#clock.now());
      run();
    };
    turn();
  }

  stop(): void {
    this.#clock.clearTimeout(this.#timer);
  }
}
