import type { Clock } from './clock.ts';

/** The longest delay that a timer can hold, in milliseconds. */
const longestDelay = 2147483647;

/** How far the wall clock must run ahead, in milliseconds, to say that the machine slept. */
const sleepGap = 1000;

/**
 * A connection's one timer. It rings when what is due is due, one task later, so that what had
 * arrived before is handled first; and it says how late it is, and whether the machine slept.
 */
export class Alarm {
  readonly #clock: Clock;
  readonly #dueAt: () => number;
  readonly #ring: (late: number, slept: boolean) => void;
  #timer: unknown;
  #armedFor = Infinity;
  #ringing = false;
  /** Whether the timer was armed by a timer: hidden pages slow such chains to one a minute. */
  #chained = false;
  #wallLead = 0;

  constructor(clock: Clock, dueAt: () => number, ring: (late: number, slept: boolean) => void) {
    this.#clock = clock;
    this.#dueAt = dueAt;
    this.#ring = ring;
  }

  /** Arms for what is due now. */
  set(): void {
    const due = this.#dueAt();
    if (due !== this.#armedFor && !this.#ringing) this.#arm(due);
  }

  /** Arms anew, from a network callback, a timer that a timer had armed. */
  unchain(): void {
    if (this.#chained && !this.#ringing) this.#arm(this.#dueAt());
  }

  #arm(due: number, chained = false): void {
    const now = this.#clock.now();
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#armedFor = due;
    this.#chained = chained;
    this.#wallLead = this.#clock.wall() - now;
    if (due === Infinity) return;
    const delay = Math.min(Math.max(due - now, 0), longestDelay);
    this.#timer = this.#clock.setTimeout(() => this.#grace(), delay);
  }

  #grace(): void {
    const now = this.#clock.now();
    const slept = this.#clock.wall() - now - this.#wallLead > sleepGap;
    if (now < this.#dueAt() && !slept) this.#arm(this.#dueAt(), true);
    else this.#timer = this.#clock.setTimeout(() => this.#sound(slept), 0);
  }

  #sound(slept: boolean): void {
    this.#ringing = true;
    try {
      this.#ring(slept ? Infinity : this.#clock.now() - this.#dueAt(), slept);
    } finally {
      this.#ringing = false;
      this.#arm(this.#dueAt(), true);
    }
  }
}
