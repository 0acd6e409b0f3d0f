import { areSame, type Draft } from './draft.ts';

/**
 * The messages that were sent, to be found again. While one looks through them, the draft that was
 * left stays at their end, and what is changed on the way stays changed, until the next is sent.
 */
export class MessageHistory {
  readonly #most: number;
  readonly #sent: Draft[] = [];
  /** What is looked through: the sent ones, and last the draft; empty when nobody looks. */
  #lines: Draft[] = [];
  #place = 0;

  /** @param most How many are kept; the oldest go first. */
  constructor(most = 100) {
    this.#most = most;
  }

  /** Keeps a message that was sent, unless the one before is the same. */
  add(draft: Draft): void {
    this.#lines = [];
    const last = this.#sent.at(-1);
    if (last && areSame(last, draft)) return;
    this.#sent.push(draft);
    if (this.#sent.length > this.#most) this.#sent.shift();
  }

  /** The message before; nothing, where there is none. `present` is what is left for it. */
  back(present: Draft): Draft | undefined {
    return this.#move(-1, present);
  }

  /** The message after it, and last the draft. */
  forward(present: Draft): Draft | undefined {
    return this.#move(1, present);
  }

  #move(step: number, present: Draft): Draft | undefined {
    if (this.#lines.length === 0) {
      this.#lines = [...this.#sent];
      this.#place = this.#lines.length;
    }
    this.#lines[this.#place] = present;
    const next = this.#lines[this.#place + step];
    if (next) this.#place += step;
    return next;
  }
}
