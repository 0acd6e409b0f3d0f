import type { StateChangeDetail } from '../../core/reports.ts';
import { BlobReader } from './blob-reader.ts';
import type { Entry, Subject, WaitSubject } from './entry.ts';
import type { EntryStore } from './entry-store.ts';
import { joined, type SourceRecord, subjectOf } from './subjects.ts';
import { WallClock } from './wall-clock.ts';

/** A wait that is counting down. */
export interface RunningWait {
  readonly entry: Entry & WaitSubject;
  /** When it began and when it is over, in milliseconds, as `performance.now()`. */
  readonly since: number;
  readonly until: number;
}

/** Writes into a store what a socket does. */
export class Recorder {
  readonly #store: EntryStore;
  readonly #changed: () => void;
  readonly #clock = new WallClock();
  readonly #blobs: BlobReader;
  #wait: RunningWait | undefined;

  /** @param changed Called after all that a socket tells, written down or not. */
  constructor(store: EntryStore, changed: () => void) {
    this.#store = store;
    this.#changed = changed;
    this.#blobs = new BlobReader(store);
  }

  /** The wait that is counting, if any. */
  get wait(): RunningWait | undefined {
    return this.#wait;
  }

  /** Takes in what a source tells. */
  record(record: SourceRecord): void {
    if (record.type === 'statechange') this.#leaveWait(record);
    const subject = subjectOf(record);
    if (subject) this.#add(subject, record.time);
    this.#changed();
  }

  /** Adds an entry of the console's own. */
  note(subject: Subject): void {
    this.#add(subject, performance.now());
  }

  /**
   * Ends the wait that is counting, if any: its socket is watched no more, or went on unwatched.
   * @param isTried Whether the attempt that it was for took place.
   */
  endWait(isTried = false): void {
    const now = performance.now();
    // When that was, nobody saw: not later than it was due.
    if (isTried) this.#endWait('tried', Math.min(now, this.#wait?.until ?? now));
    else this.#endWait('off', now);
  }

  /** Empties the store. A wait that is counting stays: its entry says what happens next. */
  clear(): void {
    this.#store.clear();
    const wait = this.#wait;
    if (wait) this.#wait = { ...wait, entry: this.#write(wait.entry, wait.entry.at) };
  }

  #add(subject: Subject, time: number): void {
    const last = this.#store.get(this.#store.lastId);
    const both = joined(last, subject);
    if (last && both) {
      this.#store.replace({ ...both, id: last.id, at: last.at });
      if (subject.kind === 'reply' && subject.data) this.#blobs.enqueue(last.id, subject.data);
      return;
    }
    if (subject.kind === 'wait') {
      this.#endWait('off', time);
      const entry = this.#write(subject, this.#clock.wallTime(time));
      this.#wait = { entry, since: time, until: time + subject.delay };
      return;
    }
    const { id } = this.#store.add(subject, this.#clock.wallTime(time));
    if ('data' in subject && subject.data) this.#blobs.enqueue(id, subject.data);
  }

  #write(subject: WaitSubject, at: number): Entry & WaitSubject {
    return this.#store.add(subject, at) as Entry & WaitSubject;
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
    this.#store.replace({ ...wait.entry, phase, waited: time - wait.since });
  }
}
