/** Messages and their bytes: so many, or so many a second. */
export interface Traffic {
  readonly messages: number;
  readonly bytes: number;
}

/** Over how many whole seconds a rate is taken. */
const rateSpan = 5;

/** The seconds of the rate, and the one that runs. */
const slots = rateSpan + 1;

/** Counts what goes one way. A message costs a few additions, whatever the rate. */
export class TrafficMeter implements Traffic {
  #messages = 0;
  #bytes = 0;
  /** Which second each slot is about. */
  readonly #seconds = new Float64Array(slots);
  readonly #messagesOf = new Float64Array(slots);
  readonly #bytesOf = new Float64Array(slots);

  /** All of them, since it was made. */
  get messages(): number {
    return this.#messages;
  }

  /** The bytes of all of them. */
  get bytes(): number {
    return this.#bytes;
  }

  /** @param at Milliseconds. */
  add(bytes: number, at: number): void {
    const second = Math.floor(at / 1000);
    const slot = second % slots;
    if (this.#seconds[slot] !== second) {
      this.#seconds[slot] = second;
      this.#messagesOf[slot] = 0;
      this.#bytesOf[slot] = 0;
    }
    this.#messages += 1;
    this.#bytes += bytes;
    this.#messagesOf[slot] = (this.#messagesOf[slot] ?? 0) + 1;
    this.#bytesOf[slot] = (this.#bytesOf[slot] ?? 0) + bytes;
  }

  /** What a second brought, on the average of the last five whole ones. */
  perSecond(now: number): Traffic {
    const present = Math.floor(now / 1000);
    let messages = 0;
    let bytes = 0;
    for (const [slot, second] of this.#seconds.entries()) {
      if (second >= present || second < present - rateSpan) continue;
      messages += this.#messagesOf[slot] ?? 0;
      bytes += this.#bytesOf[slot] ?? 0;
    }
    return { messages: messages / rateSpan, bytes: bytes / rateSpan };
  }
}
