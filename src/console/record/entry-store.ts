import type { Entry, Kind, Subject } from './entry.ts';
import type { Payload } from './payload.ts';
import { sizeOf, weightOf } from './payload.ts';

/** What an entry costs beside its data, in bytes of memory: measured, and rounded up. */
const entryWeight = 128;

/** Entries are kept in chunks of this many, so that the oldest go without moving the others. */
const chunkSize = 4096;

/** How much a store holds; the oldest entries go first. */
export interface Bounds {
  readonly maxEntries: number;
  /** Bytes of memory: the data (text with two bytes a character) and what an entry costs itself. */
  readonly maxBytes: number;
}

/** Entries in order, numbered without gaps: a bounded number of them, in a bounded memory. */
export class EntryStore {
  #bounds: Bounds;
  readonly #changed: () => void;
  /** The first one begins with the entry whose number is a multiple of the chunk's size. */
  #chunks: (Entry | undefined)[][] = [];
  #firstId = 1;
  #lastId = 0;
  #bytes = 0;
  #gone = 0;
  #startedAt: number | undefined;
  #generation = 0;
  #counts = new Map<Kind, number>();
  readonly #added = new Set<(entry: Entry) => void>();
  readonly #replaced = new Set<(entry: Entry) => void>();

  /** @param changed Called after every change. */
  constructor(bounds: Bounds, changed: () => void = () => {}) {
    this.#bounds = bounds;
    this.#changed = changed;
  }

  /** The number of the oldest entry; one more than `lastId` where there is none. */
  get firstId(): number {
    return this.#firstId;
  }

  /** The number of the newest entry. */
  get lastId(): number {
    return this.#lastId;
  }

  get size(): number {
    return this.#lastId - this.#firstId + 1;
  }

  /** Bytes of memory, as the bound counts them. */
  get bytes(): number {
    return this.#bytes;
  }

  /** How many entries had to go, since the store was made or emptied. */
  get gone(): number {
    return this.#gone;
  }

  /** When its first entry was, also where that has gone; milliseconds since 1970. */
  get startedAt(): number | undefined {
    return this.#startedAt;
  }

  /** Counts how often it was emptied: what was derived from before is void. */
  get generation(): number {
    return this.#generation;
  }

  get bounds(): Bounds {
    return this.#bounds;
  }

  set bounds(bounds: Bounds) {
    this.#bounds = bounds;
    this.#shrink();
    this.#changed();
  }

  /** How many entries of a kind there are. */
  count(kind: Kind): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** The entry of that number; nothing, if it has gone or never was. */
  get(id: number): Entry | undefined {
    if (id < this.#firstId || id > this.#lastId) return undefined;
    return this.#chunks[this.#chunkOf(id)]?.[id % chunkSize];
  }

  /**
   * The entries from one number to another, both included, as far as they are there now: what comes
   * or goes while they are read changes nothing.
   */
  entries(from = this.#firstId, to = this.#lastId): Iterable<Entry> {
    const chunks = this.#chunks.map((chunk) => chunk.slice());
    return entriesOf(chunks, from, to);
  }

  /** @param at Milliseconds since 1970. */
  add(subject: Subject, at: number): Entry {
    const id = this.#lastId + 1;
    const entry: Entry = { ...this.#fitting(subject), id, at };
    const chunk = this.#chunkOf(id);
    this.#lastId = id;
    this.#startedAt ??= at;
    const place = this.#chunks[chunk];
    if (place) place[id % chunkSize] = entry;
    else {
      const fresh: (Entry | undefined)[] = [];
      fresh[id % chunkSize] = entry;
      this.#chunks[chunk] = fresh;
    }
    this.#weigh(entry, 1);
    this.#shrink();
    for (const listener of this.#added) listener(entry);
    this.#changed();
    return entry;
  }

  /** Puts an entry in place of the one of its number, if that is still there. */
  replace(entry: Entry): void {
    const old = this.get(entry.id);
    const chunk = this.#chunks[this.#chunkOf(entry.id)];
    if (!old || !chunk) return;
    this.#weigh(old, -1);
    chunk[entry.id % chunkSize] = entry;
    this.#weigh(entry, 1);
    this.#shrink();
    for (const listener of this.#replaced) listener(entry);
    this.#changed();
  }

  /** @returns A function that ends it. */
  onAdded(listener: (entry: Entry) => void): () => void {
    this.#added.add(listener);
    return () => this.#added.delete(listener);
  }

  /** @returns A function that ends it. */
  onReplaced(listener: (entry: Entry) => void): () => void {
    this.#replaced.add(listener);
    return () => this.#replaced.delete(listener);
  }

  /** Empties it; the numbers go on. */
  clear(): void {
    this.#chunks = [];
    this.#firstId = this.#lastId + 1;
    this.#bytes = 0;
    this.#gone = 0;
    this.#startedAt = undefined;
    this.#generation += 1;
    this.#counts.clear();
    this.#changed();
  }

  #chunkOf(id: number): number {
    return Math.floor(id / chunkSize) - Math.floor(this.#firstId / chunkSize);
  }

  /** What is larger than the whole bound keeps its size alone. */
  #fitting(subject: Subject): Subject {
    if (!('data' in subject) || subject.data === undefined) return subject;
    if (weightOfSubject(subject) <= this.#bounds.maxBytes) return subject;
    if (subject.kind === 'unsent') return { ...subject, data: subject.data.map(leftOut) };
    return { ...subject, data: leftOut(subject.data) };
  }

  #weigh(entry: Entry, sign: 1 | -1): void {
    this.#bytes += sign * weightOfSubject(entry);
    this.#counts.set(entry.kind, this.count(entry.kind) + sign);
  }

  #shrink(): void {
    const { maxEntries, maxBytes } = this.#bounds;
    while (this.size > 0 && (this.size > maxEntries || this.#bytes > maxBytes)) {
      const oldest = this.get(this.#firstId);
      if (oldest) this.#weigh(oldest, -1);
      const chunk = this.#chunks[0];
      if (chunk) chunk[this.#firstId % chunkSize] = undefined;
      this.#firstId += 1;
      this.#gone += 1;
      if (this.#firstId % chunkSize === 0) this.#chunks.shift();
    }
  }
}

function* entriesOf(
  chunks: readonly (readonly (Entry | undefined)[])[],
  from: number,
  to: number,
): Generator<Entry> {
  for (const chunk of chunks) {
    for (const entry of chunk) if (entry && from <= entry.id && entry.id <= to) yield entry;
  }
}

function leftOut(payload: Payload): Payload {
  return { leftOut: sizeOf(payload) };
}

function weightOfSubject(subject: Subject): number {
  if (!('data' in subject) || subject.data === undefined)
    return entryWeight + weightOf(wordsOf(subject));
  if (subject.kind !== 'unsent') return entryWeight + weightOf(subject.data);
  return subject.data.reduce((sum, payload) => sum + weightOf(payload), entryWeight);
}

/** What others have written into an entry that is no message. */
function wordsOf(subject: Subject): string {
  switch (subject.kind) {
    case 'open':
      return subject.url + subject.protocol;
    case 'close':
      return subject.reason;
    case 'error':
      return subject.message ?? '';
    default:
      return '';
  }
}
