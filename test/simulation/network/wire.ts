import type { Chance } from '../chance.ts';
import type { SimulatedClock } from '../clock.ts';

export type Direction = 'up' | 'down';

/** How long the network takes. */
export interface Speed {
  /** One way, in milliseconds. */
  readonly latency: number;
  /** What chance adds to it at most. */
  readonly jitter: number;
  /** Bytes that leave in a millisecond; `Infinity` where an upload is no matter. */
  readonly rate: number;
}

/** What is between two ends of a link: it delays, keeps the order, and may die without a word. */
export class Wire {
  isDead = false;
  /** Bytes that the buffers on the way still swallow after its death. */
  room = Infinity;

  readonly speed: Speed;
  readonly #clock: SimulatedClock;
  readonly #chance: Chance;
  readonly #free = { up: 0, down: 0 };
  #stalledUntil = 0;

  constructor(clock: SimulatedClock, chance: Chance, speed: Speed) {
    this.#clock = clock;
    this.#chance = chance;
    this.speed = speed;
  }

  /** Takes something to the other end, `delay` from now at the earliest; or nowhere. */
  carry(direction: Direction, deliver: () => void, delay = 0): void {
    const now = this.#clock.now();
    const { latency, jitter } = this.speed;
    const arrival = now + delay + latency + this.#chance.between(0, jitter);
    this.#free[direction] = Math.max(this.#free[direction], arrival);
    this.#arrive(this.#free[direction] - now, deliver);
  }

  /** For how long nothing moves any more, in milliseconds. */
  get stall(): number {
    return Math.max(this.#stalledUntil - this.#clock.now(), 0);
  }

  /** Nothing moves for a while; nothing is lost. */
  stop(ms: number): void {
    this.#stalledUntil = this.#clock.now() + ms;
  }

  /** It dies: what is on its way is lost, and nobody is told. */
  die(room: number): void {
    this.isDead = true;
    this.room = room;
  }

  #arrive(delay: number, deliver: () => void): void {
    this.#clock.outside(delay, () => {
      if (this.isDead) return;
      if (this.stall) this.#arrive(this.stall, deliver);
      else deliver();
    });
  }
}
