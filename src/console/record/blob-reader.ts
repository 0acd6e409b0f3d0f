import type { EntryStore } from './entry-store.ts';
import type { Payload } from './payload.ts';

/** How many Blobs are read at a time. */
const atOnce = 8;

/**
 * Reads the Blobs of a store's entries, in their order, and puts their bytes in their place: what is
 * to be shown, searched and exported has to be here, and a Blob is somewhere else.
 */
export class BlobReader {
  readonly #store: EntryStore;
  #queue: number[] = [];
  #running = 0;

  constructor(store: EntryStore) {
    this.#store = store;
  }

  /** Has the data of an entry read, if it is a Blob. */
  enqueue(id: number, data: Payload): void {
    if (!(data instanceof Blob)) return;
    this.#queue.push(id);
    this.#next();
  }

  #next(): void {
    while (this.#running < atOnce && this.#queue.length > 0) {
      const id = this.#queue.shift() ?? 0;
      this.#running += 1;
      void this.#read(id).finally(() => {
        this.#running -= 1;
        this.#next();
      });
    }
  }

  async #read(id: number): Promise<void> {
    const blob = dataOf(this.#store, id);
    // It may have gone meanwhile.
    if (!(blob instanceof Blob)) return;
    const data = await blob.arrayBuffer().then(
      (buffer) => new Uint8Array(buffer),
      // What cannot be read, as a file that was deleted, keeps its size.
      () => ({ leftOut: blob.size }),
    );
    const entry = this.#store.get(id);
    if (entry && dataOf(this.#store, id) === blob)
      this.#store.replace({ ...entry, data } as typeof entry);
  }
}

function dataOf(store: EntryStore, id: number): unknown {
  const entry = store.get(id);
  return entry && 'data' in entry ? entry.data : undefined;
}
