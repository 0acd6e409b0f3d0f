/** How far a late timer may make up for lost time, in milliseconds; beyond that, all moves back. */
const catchUp = 1000;

/** How a replay is timed. */
export interface Pace {
  /** How many times as fast as it was; `Infinity`: without any pause. */
  readonly speed: number;
  /** The longest pause between two messages, in milliseconds as they were. */
  readonly longestPause: number;
}

/**
 * When which message of a replay is due. Time stands still while there is no link. After a sleep, or
 * in a page whose timers are slow, what is due comes in its order, and not all of an hour at once.
 */
export class ReplayPace {
  readonly #offsets: readonly number[];
  #next = 0;
  /** The time that was played, and when that was so. */
  #played = 0;
  #at: number;

  /**
   * @param times When the messages were sent, in milliseconds.
   * @param now In milliseconds, by any clock that never goes back.
   */
  constructor(times: readonly number[], pace: Pace, now: number) {
    this.#offsets = offsetsOf(times, pace);
    this.#at = now;
  }

  /** The place of the next message; after the last one, their number. */
  get next(): number {
    return this.#next;
  }

  get isOver(): boolean {
    return this.#next >= this.#offsets.length;
  }

  /** Lets time pass. */
  advance(now: number): void {
    const latest = Math.max(this.#played, this.#due) + catchUp;
    this.#played = Math.min(this.#played + now - this.#at, latest);
    this.#at = now;
  }

  /** Lets time pass without any effect: there is no link. */
  hold(now: number): void {
    this.#at = now;
  }

  /** How long it is to the next message, in milliseconds; 0: it is due. */
  get wait(): number {
    return Math.max(0, this.#due - this.#played);
  }

  /** The next message was sent. */
  goOn(): void {
    this.#next += 1;
  }

  get #due(): number {
    return this.#offsets[this.#next] ?? 0;
  }
}

/** When each is due after the first, never before the one in front of it. */
function offsetsOf(times: readonly number[], { speed, longestPause }: Pace): number[] {
  let offset = 0;
  return times.map((time, index) => {
    const pause = Math.max(0, time - (times[index - 1] ?? time));
    offset += Math.min(pause, longestPause) / speed;
    return offset;
  });
}
