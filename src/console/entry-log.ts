import type { StateChangeDetail } from '../core/reports.ts';
import { type Body, blobBody } from './body.ts';
import {
  type Entry,
  joined,
  type SourceRecord,
  type Subject,
  subjectOf,
  type Wait,
} from './entries.ts';
import { WallClock } from './wall-clock.ts';

/** The lines of the log, in order: a bounded number of them, the oldest go first. */
export class EntryLog {
  readonly #limit: number;
  readonly #changed: () => void;
  #entries: Entry[] = [];
  readonly #clock = new WallClock();
  #lastId = 0;
  #wait: (Entry & Wait) | undefined;

  /**
   * @param limit The most lines it keeps.
   * @param changed Called after every change.
   */
  constructor(limit: number, changed: () => void) {
    this.#limit = limit;
    this.#changed = changed;
  }

  /** The lines; a live list, not to be changed. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** The wait that is counting down, if any. */
  get wait(): (Entry & Wait) | undefined {
    return this.#wait;
  }

  /** Takes in what a source tells. */
  record(record: SourceRecord): void {
    if (record.type === 'statechange') this.#leaveWait(record);
    const subject = subjectOf(record);
    if (subject) this.#add(subject, this.#clock.wallTime(record.time), record.data);
    this.#changed();
  }

  /** Adds a line of the console's own. */
  note(subject: Subject): void {
    this.#add(subject, Date.now(), undefined);
    this.#changed();
  }

  /** Ends the wait that is counting, if any: its socket is watched no more. */
  endWait(): void {
    this.#endWait('off', performance.now());
    this.#changed();
  }

  /** Empties the log. A wait that is counting stays: its line says what happens next. */
  clear(): void {
    this.#entries = this.#wait ? [this.#wait] : [];
    this.#changed();
  }

  #add(subject: Subject, at: number, data: unknown): void {
    const last = this.#entries.at(-1);
    const both = joined(last, subject);
    if (last && both) {
      this.#entries[this.#entries.length - 1] = { ...both, id: last.id, at: last.at };
      return;
    }
    if (subject.kind === 'wait' && this.#wait) this.#endWait('off', subject.since);
    this.#lastId += 1;
    const entry: Entry = { ...subject, id: this.#lastId, at };
    if (entry.kind === 'wait') this.#wait = entry;
    this.#entries.push(entry);
    if (this.#entries.length > this.#limit) this.#entries.shift();
    if (data instanceof Blob) void this.#readBlob(entry.id, data);
  }

  #leaveWait({ detail, time }: SourceRecord): void {
    const { state, previous } = detail as StateChangeDetail;
    if (this.#wait && previous === 'waiting') {
      this.#endWait(state === 'connecting' ? 'tried' : 'off', time);
    }
  }

  #endWait(phase: 'tried' | 'off', time: number): void {
    const wait = this.#wait;
    if (!wait) return;
    this.#wait = undefined;
    this.#replace(wait.id, { ...wait, phase, waited: time - wait.since });
  }

  async #readBlob(id: number, blob: Blob): Promise<void> {
    const body: Body = await blobBody(blob);
    const entry = this.#find(id);
    if (!entry || !('body' in entry)) return;
    this.#replace(id, { ...entry, body });
    this.#changed();
  }

  #find(id: number): Entry | undefined {
    return this.#entries.findLast((entry) => entry.id === id);
  }

  #replace(id: number, entry: Entry): void {
    const index = this.#entries.findLastIndex((each) => each.id === id);
    if (index >= 0) this.#entries[index] = entry;
  }
}
