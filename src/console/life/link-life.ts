import type { ConnectionState } from '../../core/reports.ts';
import type { CloseSubject, Entry } from '../record/entry.ts';
import type { EntryStore } from '../record/entry-store.ts';
import { type Phase, PhaseTrack, type Span } from './phase-track.ts';
import { RoundTrips } from './round-trips.ts';
import { TrafficMeter } from './traffic-meter.ts';

/** A step back in time that is longer, in milliseconds, is a clock that was set. */
const slack = 1000;

/**
 * What the entries of the live log tell about the link: traffic, phases, round trips. It only ever
 * adds up: a log that is emptied, or drops its oldest, takes nothing back. All that costs is bounded.
 */
export class LinkLife {
  #sent = new TrafficMeter();
  #received = new TrafficMeter();
  #roundTrips = new RoundTrips();
  #phases = new PhaseTrack();
  #url = '';
  #attempt = 0;
  /** Whether the link was seen to open. */
  #sawOpening = false;
  /** The last sign of life. */
  #heardAt = 0;
  /** The last entry whose round trip was counted. */
  #measuredId = 0;
  /** The latest time so far, and what is added to the wall clock so that time never goes back. */
  #latest = 0;
  #shift = 0;

  /** @param store Listened to for as long as it lives: both belong to one console. */
  constructor(store: EntryStore) {
    store.onAdded((entry) => this.#take(entry));
    store.onReplaced((entry) => this.#learn(entry));
  }

  /** The messages that went out, without heartbeats. */
  get sent(): TrafficMeter {
    return this.#sent;
  }

  /** The messages that came in, without heartbeats. */
  get received(): TrafficMeter {
    return this.#received;
  }

  get roundTrips(): RoundTrips {
    return this.#roundTrips;
  }

  get phases(): PhaseTrack {
    return this.#phases;
  }

  /** The address of the last link, its secrets masked; `''` before the first. */
  get url(): string {
    return this.#url;
  }

  /** The number of the retry that is waited for, runs, or worked; 0 for the first attempt. */
  get attempt(): number {
    return this.#attempt;
  }

  /** The link that is open, if any. */
  get link(): (Span & { readonly sawOpening: boolean }) | undefined {
    const { current } = this.#phases;
    return current?.phase === 'open' ? { ...current, sawOpening: this.#sawOpening } : undefined;
  }

  /** The time of all that is asked here, in milliseconds since 1970, as long as no clock is set. */
  now(wallTime = Date.now()): number {
    return Math.max(this.#latest, wallTime + this.#shift);
  }

  /**
   * Takes over where the socket stands, which may have changed while nobody watched.
   * @param state Nothing: it is not watched any more.
   */
  align(state: ConnectionState | undefined, now = this.now()): void {
    const phase = phaseIn(state, this.#phases.current?.phase);
    if (phase === this.#phases.current?.phase) return;
    this.#sawOpening = false;
    this.#heardAt = now;
    this.#phases.enter(phase, now);
  }

  #take(entry: Entry): void {
    switch (entry.kind) {
      case 'sent':
        this.#sent.add(entry.size, this.#timeOf(entry.at));
        break;
      case 'received':
        this.#heardAt = this.#timeOf(entry.at);
        this.#received.add(entry.size, this.#heardAt);
        break;
      case 'reply':
        this.#heardAt = this.#timeOf(entry.at);
        this.#measure(entry.id, entry.latency, this.#heardAt);
        break;
      case 'connecting':
        this.#attempt = 0;
        this.#phases.enter('connecting', this.#timeOf(entry.at));
        break;
      case 'open':
        this.#heardAt = this.#timeOf(entry.at);
        this.#url = entry.url;
        this.#attempt = entry.attempt;
        this.#sawOpening = true;
        this.#phases.begin('open', this.#heardAt);
        break;
      case 'close':
        this.#end(entry, this.#timeOf(entry.at));
        break;
      case 'wait':
        this.#attempt = entry.attempt;
        // It is written again, with its time, into a log that was emptied.
        if (!this.#isWaiting) this.#phases.enter('waiting', this.#timeOf(entry.at));
        break;
      case 'another':
        this.#startOver();
        break;
    }
  }

  /** An entry has learned more. */
  #learn(entry: Entry): void {
    if (entry.kind === 'reply') this.#measure(entry.id, entry.latency, this.now(entry.at));
    if (entry.kind !== 'wait' || entry.phase === 'counting' || !this.#isWaiting) return;
    const end = this.#timeOf(entry.at + entry.waited);
    this.#phases.enter(entry.phase === 'tried' ? 'connecting' : 'closed', end);
  }

  get #isWaiting(): boolean {
    return this.#phases.current?.phase === 'waiting';
  }

  #measure(id: number, latency: number | undefined, time: number): void {
    // Replies learn in their order, and may be replaced for other reasons.
    if (latency === undefined || id <= this.#measuredId) return;
    this.#measuredId = id;
    this.#roundTrips.add(latency, time);
  }

  #end({ cause, willReconnect }: CloseSubject, time: number): void {
    if (cause === 'heart-timeout') {
      this.#roundTrips.addLoss(time);
      this.#phases.foundDead(this.#heardAt);
    }
    if (!willReconnect) this.#phases.enter('closed', time);
    // The attempt that takes the place of a link by our wish began before.
    else this.#phases.enter(cause === 'client' ? 'connecting' : 'waiting', time);
  }

  #startOver(): void {
    this.#sent = new TrafficMeter();
    this.#received = new TrafficMeter();
    this.#roundTrips = new RoundTrips();
    this.#phases = new PhaseTrack();
    this.#url = '';
    this.#attempt = 0;
  }

  /** The time of an entry that is new, from its wall time. */
  #timeOf(wallTime: number): number {
    if (wallTime + this.#shift < this.#latest - slack) this.#shift = this.#latest - wallTime;
    this.#latest = this.now(wallTime);
    return this.#latest;
  }
}

/** The phase of a state. While it closes, a link stays what it was. */
function phaseIn(
  state: ConnectionState | undefined,
  present: Phase | undefined,
): Phase | undefined {
  if (state === 'closing') return present ?? 'open';
  return state === 'idle' ? 'closed' : state;
}
