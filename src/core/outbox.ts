/**
 * Items that go out one after the other, first in first out, each in a microtask of its own: so no
 * method of ours dispatches an event before it returns, and between two events promises settle, as
 * they do between two events of the platform.
 */
export class Outbox<Item> {
  readonly #items: Item[] = [];
  readonly #deliver: (item: Item) => void;

  constructor(deliver: (item: Item) => void) {
    this.#deliver = deliver;
  }

  push(item: Item): void {
    if (this.#items.push(item) === 1) this.#schedule();
  }

  /** For the many, that come in a task of their own: at once, unless others are before it. */
  pass(item: Item): void {
    if (this.#items.length) this.push(item);
    else this.#deliver(item);
  }

  #schedule(): void {
    queueMicrotask(() => {
      try {
        this.#deliver(this.#items[0] as Item);
      } finally {
        this.#items.shift();
        if (this.#items.length) this.#schedule();
      }
    });
  }
}
