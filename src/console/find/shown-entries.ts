import type { Entry } from '../record/entry.ts';
import type { EntryStore } from '../record/entry-store.ts';

/** How many entries are looked at before the time is looked at: few, as each may be large. */
const stride = 8;

/**
 * The entries of a store that a filter accepts. It looks at them in slices of time, the newest
 * first, so that what is seen first is there at once, however many there are.
 */
export class ShownEntries {
  readonly #store: EntryStore;
  #accepts: (entry: Entry) => boolean = () => true;
  /** The numbers found on the way back, the newest first; and those of what came since, in order. */
  #older: number[] = [];
  #newer: number[] = [];
  /** How many of `#newer`, from its beginning, have gone. */
  #goneOfNewer = 0;
  /** The entry that is looked at next on the way back, and the last one on the way forth. */
  #back = 0;
  #front = 0;
  /** The last one that belongs to `#older`. */
  #pivot = 0;
  #generation = -1;
  readonly #endListening: () => void;

  constructor(store: EntryStore) {
    this.#store = store;
    this.#endListening = store.onReplaced((entry) => this.#judgeAgain(entry));
    this.#restart();
  }

  /** Begins anew, with another filter. */
  filterBy(accepts: (entry: Entry) => boolean): void {
    this.#accepts = accepts;
    this.#restart();
  }

  end(): void {
    this.#endListening();
  }

  get length(): number {
    return this.#older.length + this.#newer.length - this.#goneOfNewer;
  }

  /** How many entries are still to be looked at. */
  get unseen(): number {
    const { firstId, lastId } = this.#store;
    return Math.max(0, this.#back - firstId + 1) + lastId - this.#front;
  }

  /** The number of the entry at a place among those shown, the oldest first. */
  idAt(index: number): number | undefined {
    const older = this.#older.length;
    if (index < older) return this.#older[older - 1 - index];
    return this.#newer[index - older + this.#goneOfNewer];
  }

  at(index: number): Entry | undefined {
    const id = this.idAt(index);
    return id === undefined ? undefined : this.#store.get(id);
  }

  /** The place of the first entry shown that has this number or a higher one. */
  placeOf(id: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.idAt(middle) ?? 0) < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * Takes in what is new and what has gone, and looks further back.
   * @param isOver Asked from time to time whether to stop for now.
   */
  advance(isOver: () => boolean): void {
    if (this.#generation !== this.#store.generation) this.#restart();
    const { firstId, lastId } = this.#store;
    this.#dropGone(firstId);
    this.#front = Math.max(this.#front, firstId - 1);
    for (let looked = 1; this.#front < lastId; looked += 1) {
      this.#front += 1;
      if (this.#isShown(this.#front)) this.#newer.push(this.#front);
      if (looked % stride === 0 && isOver()) return;
    }
    for (let looked = 1; this.#back >= firstId; looked += 1) {
      if (this.#isShown(this.#back)) this.#older.push(this.#back);
      this.#back -= 1;
      if (looked % stride === 0 && isOver()) return;
    }
  }

  #restart(): void {
    this.#older = [];
    this.#newer = [];
    this.#goneOfNewer = 0;
    this.#back = this.#store.lastId;
    this.#front = this.#store.lastId;
    this.#pivot = this.#store.lastId;
    this.#generation = this.#store.generation;
  }

  #isShown(id: number): boolean {
    const entry = this.#store.get(id);
    return entry !== undefined && this.#accepts(entry);
  }

  #dropGone(firstId: number): void {
    const older = this.#older;
    while (older.length > 0 && (older.at(-1) ?? 0) < firstId) older.pop();
    const newer = this.#newer;
    while (this.#goneOfNewer < newer.length && (newer[this.#goneOfNewer] ?? 0) < firstId) {
      this.#goneOfNewer += 1;
    }
    if (this.#goneOfNewer > newer.length / 2) {
      this.#newer = newer.slice(this.#goneOfNewer);
      this.#goneOfNewer = 0;
    }
  }

  /** An entry has learnt more, so that the filter may now judge it otherwise. */
  #judgeAgain(entry: Entry): void {
    const { id } = entry;
    if (id <= this.#back || id > this.#front) return;
    const place = this.placeOf(id);
    const isThere = this.idAt(place) === id;
    if (isThere === this.#accepts(entry)) return;
    const older = this.#older.length;
    const added = isThere ? [] : [id];
    if (id > this.#pivot) {
      this.#newer.splice(place - older + this.#goneOfNewer, isThere ? 1 : 0, ...added);
    } else this.#older.splice(older - place - (isThere ? 1 : 0), isThere ? 1 : 0, ...added);
  }
}
