import { moment } from '../moment.ts';
import { type Stall, watchThread } from '../stalls.ts';

/** What bare means needed for what the subject did, at the same moments. Times are `moment()`s. */
export interface TwinNotes {
  /** Bare timers of quiet time and patience, one after the other, armed by a sign of life. */
  silences: { link: number; from: number; rang?: number }[];
  /** Bare timers of the waits told by `reconnecting`. */
  waits: { from: number; rang?: number }[];
  /** Bare timers of a second from each hint on. */
  hints: { from: number; rang?: number }[];
  /** When bare timers of quiet time rang: those of one chain, and those armed by a sign of life each. */
  beats: { chained: number[]; armed: number[] };
  /** When the thread of the page was held up by anything. */
  stalls: readonly Stall[];
  /** Bare sockets, begun with the subject's attempts. */
  attempts: { from: number; opened?: number; ended?: number; code?: number; late?: number }[];
}

export interface TwinOptions {
  /** An address of its own, where the same is done as at the subject's. */
  readonly url: string;
  readonly heartTime: number;
  readonly heartTimeout: number;
  readonly connectTimeout: number;
  /** Whether it beats, too: by a chain of timers, and by one that each sign of life arms. */
  readonly beats: boolean;
}

/**
 * The measure of a subject: bare timers and bare sockets in a frame beside it. It has globals of its
 * own, which nothing that is done to the subject's reaches, but shares its thread: whatever holds up
 * the page holds up both, so that what is left between them is the subject's own doing.
 */
export class Twin {
  readonly notes: TwinNotes;
  readonly #realm: typeof globalThis;
  readonly #options: TwinOptions;
  #socket: WebSocket | undefined;
  #silence = 0;

  constructor(options: TwinOptions) {
    const frame = document.createElement('iframe');
    frame.hidden = true;
    document.body.append(frame);
    this.#realm = frame.contentWindow as unknown as typeof globalThis;
    this.#options = options;
    const stalls = watchThread(this.#realm);
    const beats = { chained: [], armed: [] };
    this.notes = { silences: [], waits: [], hints: [], beats, stalls, attempts: [] };
  }

  /** A sign of life came: were it the last, these two timers in a row would tell. */
  life(link: number): void {
    const { heartTime, heartTimeout } = this.#options;
    const { silences, beats } = this.notes;
    if (this.#options.beats) this.#after(heartTime, () => beats.armed.push(moment()));
    const note: TwinNotes['silences'][number] = { link, from: moment() };
    // Only the last of a link matters.
    const last = silences.at(-1);
    if (last?.link === link && last.rang === undefined) {
      silences.pop();
      this.#realm.clearTimeout(this.#silence);
    }
    silences.push(note);
    this.#silence = this.#after(heartTime, () => {
      this.#silence = this.#after(heartTimeout, () => {
        note.rang = moment();
      });
    });
  }

  wait(delay: number): void {
    this.#measure(this.notes.waits, delay);
  }

  hint(): void {
    this.#measure(this.notes.hints, 1000);
  }

  /** Opens a bare socket, and lets the one before go. */
  attempt(): void {
    const note: TwinNotes['attempts'][number] = { from: moment() };
    this.notes.attempts.push(note);
    this.end();
    const socket = new this.#realm.WebSocket(this.#options.url);
    this.#socket = socket;
    socket.onopen = () => {
      note.opened = moment();
      if (socket !== this.#socket) socket.close();
    };
    if (this.#options.beats) this.#chain();
    socket.onclose = ({ code }) => {
      note.ended = moment();
      note.code = code;
    };
    this.#after(this.#options.connectTimeout, () => {
      note.late = moment();
    });
  }

  send(text: string): void {
    this.#socket?.send(text);
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === 1;
  }

  end(): void {
    // One that has not opened yet comes to its end by itself.
    if (this.isOpen) this.#socket?.close();
  }

  #measure(notes: { from: number; rang?: number }[], delay: number): void {
    const note: (typeof notes)[number] = { from: moment() };
    notes.push(note);
    this.#after(delay, () => {
      note.rang = moment();
    });
  }

  #chain(): void {
    this.notes.beats.chained.push(moment());
    this.#after(this.#options.heartTime, () => this.#chain());
  }

  /** A timer, and a task for what had arrived before it. */
  #after(delay: number, ring: () => void): number {
    const { setTimeout } = this.#realm;
    const timer = () => setTimeout(ring, 0);
    return setTimeout(timer, delay) as unknown as number;
  }
}
