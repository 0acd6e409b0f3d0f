import type { EntryStore } from './entry-store.ts';
import { type EntryData, hasBlobs, withoutBlobs } from './payload.ts';

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

  /** Has the Blobs of an entry read, if there are any in its data. */
  enqueue(id: number, data: EntryData): void {
    if (!hasBlobs(data)) return;
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
    const before = dataOf(this.#store, id);
    // It may have gone meanwhile.
    if (before === undefined) return;
    const data = await withoutBlobs(before);
    const entry = this.#store.get(id);
    if (entry && dataOf(this.#store, id) === before)
      this.#store.replace({ ...entry, data } as typeof entry);
  }
}

function dataOf(store: EntryStore, id: number): EntryData | undefined {
  const entry = store.get(id);
  return entry && 'data' in entry ? entry.data : undefined;
}
