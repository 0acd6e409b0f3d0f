import type { BrowserSocket } from '../network/browser-socket.ts';

/** A probe that was written. */
export interface Owed {
  readonly data: unknown;
  readonly time: number;
}

/** How many unanswered probes are remembered (rule 6). */
const mostOwed = 8;

/** What happened on a link since it opened. */
export class LinkFacts {
  readonly socket: BrowserSocket;
  readonly openedAt: number;
  /** The random numbers that were drawn when it opened. */
  readonly draws: readonly number[];
  /** When the last message came; `undefined` where none did. */
  receivedAt: number | undefined;
  sentAt: number;
  /** Messages written since the last sign of life. */
  unconfirmed = 0;
  /** Probes that a reply may still come for. */
  owed: Owed[] = [];
  /** How many probes were written. */
  probes = 0;
  /** How many of them since the last sign of life. */
  unanswered = 0;
  /** When the probe was written whose deadline runs. */
  probeAt: number | undefined;
  /** Where the wall clock was then, or at a later change of the times. */
  wallLead = 0;
  /** Whether that probe was written behind other data. */
  isProbeBehind = false;
  /** When data up to that probe last left, if it did. */
  fellAt: number | undefined;
  /** Whether the page was told that it is open. */
  isTold = false;

  /** Bytes up to and with the probe that have not left. */
  #ahead = 0;

  constructor(socket: BrowserSocket, time: number, draws: readonly number[]) {
    this.socket = socket;
    this.openedAt = time;
    this.sentAt = time;
    this.draws = draws;
  }

  /** Since when the quieter direction is quiet. */
  get quietSince(): number {
    return Math.min(this.receivedAt ?? this.openedAt, this.sentAt);
  }

  /** Whether the probe whose deadline runs is still with us. */
  get isProbeWaiting(): boolean {
    return this.#ahead > 0;
  }

  /** Whether messages went both ways, which puts the first probe off. */
  get isUsed(): boolean {
    return this.quietSince > this.openedAt;
  }

  wroteProbe(data: unknown, before: number, time: number, wallLead: number): void {
    this.wallLead = wallLead;
    this.sentAt = time;
    this.probes++;
    this.unanswered++;
    this.probeAt = time;
    this.isProbeBehind = before > 0;
    this.fellAt = undefined;
    this.#ahead = this.socket.bufferedAmount;
    this.owed = [...this.owed, { data, time }].slice(-mostOwed);
  }

  wroteMessage(time: number): void {
    this.sentAt = time;
    this.unconfirmed++;
  }

  fell(bytes: number, time: number): void {
    if (!this.isProbeWaiting) return;
    this.#ahead -= bytes;
    this.fellAt = time;
  }

  /** A message came, and maybe it answers a probe. */
  received(answered: Owed | undefined, time: number): void {
    this.receivedAt = time;
    this.unconfirmed = 0;
    this.unanswered = 0;
    this.probeAt = undefined;
    this.owed = this.owed.filter((owed) => owed !== answered);
  }
}
