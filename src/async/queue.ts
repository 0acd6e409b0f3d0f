/** First in, first out, at the same cost however many there are. */
export class Queue<Item> {
  #arriving: Item[] = [];
  /** The older part, the oldest last. */
  #leaving: Item[] = [];

  get size(): number {
    return this.#arriving.length + this.#leaving.length;
  }

  push(item: Item): void {
    this.#arriving.push(item);
  }

  /** Takes out the oldest. */
  shift(): Item | undefined {
    if (!this.#leaving.length) {
      this.#leaving = this.#arriving.reverse();
      this.#arriving = [];
    }
    return this.#leaving.pop();
  }

  clear(): void {
    this.#arriving = [];
    this.#leaving = [];
  }
}
