/** A probe that was answered after so many milliseconds, or was not answered at all. */
export interface RoundTrip {
  /** When it was known, in milliseconds. */
  readonly at: number;
  /** `undefined`: lost. */
  readonly latency: number | undefined;
}

/** How many are remembered: five minutes of three in a second. */
const most = 1024;

/** The last round trips of a link, in a memory that does not grow. */
export class RoundTrips {
  readonly #times = new Float64Array(most);
  /** Not a number: lost. */
  readonly #latencies = new Float64Array(most);
  #count = 0;

  add(latency: number, at: number): void {
    this.#times[this.#count % most] = at;
    this.#latencies[this.#count % most] = latency;
    this.#count += 1;
  }

  /** No reply came. */
  addLoss(at: number): void {
    this.add(Number.NaN, at);
  }

  /** Those since then, in their order. */
  since(from: number): RoundTrip[] {
    const found: RoundTrip[] = [];
    for (let index = Math.max(0, this.#count - most); index < this.#count; index += 1) {
      const at = this.#times[index % most] ?? 0;
      const latency = this.#latencies[index % most] ?? Number.NaN;
      if (at >= from) found.push({ at, latency: Number.isNaN(latency) ? undefined : latency });
    }
    return found;
  }
}
