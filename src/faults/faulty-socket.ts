import type { Clock } from '../core/clock.ts';
import { checkClose } from '../core/close-codes.ts';
import { letGo } from '../core/link.ts';
import { copyOf, isBytes, sizeOf, toSendData } from '../core/send-data.ts';
import type { SocketEnd } from '../core/state.ts';
import { type Fate, FaultLane } from './fault-lane.ts';

/** What crosses a link that is up. */
export type LinkFrame =
  /** A message: text or bytes. `isReply`: it came, and is the reply to a probe. */
  | { readonly type: 'message'; readonly data: unknown; readonly isReply: boolean }
  /** The end: a close frame, or, with 1006, its absence. */
  | { readonly type: 'close'; readonly code: number | undefined; readonly reason: string };

/** What becomes of an attempt: it fails, never opens, or begins so many milliseconds later. */
export type AttemptFate = 'refuse' | 'hang' | number | false | undefined;

/** Who says what becomes of what crosses. */
export interface Saboteur {
  readonly clock: Clock;
  incoming(frame: LinkFrame): Fate;
  outgoing(frame: LinkFrame): Fate;
  isReply(data: unknown): boolean;
}

type Handler<Given> = ((event: Given) => void) | null;

/** An end without a close frame, which is all that a failed attempt can have. */
const abnormal: SocketEnd = { code: 1006, reason: '', wasClean: false };

/**
 * Takes a real socket's place, and does to what passes what the saboteur says. It has as much of
 * WebSocket as a connection uses: handler attributes, not listeners.
 */
export class FaultySocket {
  onopen: Handler<Event> = null;
  onmessage: Handler<Pick<MessageEvent, 'data' | 'origin'>> = null;
  onerror: Handler<Event> = null;
  onclose: Handler<SocketEnd> = null;
  /** How bytes arrive. From the real socket they come as an ArrayBuffer, to be looked at. */
  binaryType: BinaryType = 'blob';
  #saboteur: Saboteur;
  readonly #inwards = new FaultLane(() => this.#saboteur.clock);
  readonly #outwards = new FaultLane(() => this.#saboteur.clock);
  /** None before a late attempt begins. */
  #real: WebSocket | undefined;
  /** 3 once its end is told, or nobody wants to know. */
  #readyState = 0;
  /** Whether it ever opened: before that no frame crosses. */
  #wasUp = false;
  /** The real socket's error, which goes where its end goes. */
  #failure: Event | undefined;
  /** Bytes that were sent after the end. */
  #discarded = 0;
  /** Undoes the timer of an attempt. */
  #undo = () => {};

  constructor(dial: () => WebSocket, saboteur: Saboteur, fate?: AttemptFate) {
    this.#saboteur = saboteur;
    if (fate === 'refuse') this.#later(0, () => this.cut());
    else if (fate === 'hang') return;
    else if (fate) this.#later(fate, () => this.#dialLate(dial));
    else this.#take(dial());
  }

  get readyState(): number {
    return this.#readyState;
  }

  get bufferedAmount(): number {
    return (this.#real?.bufferedAmount ?? 0) + this.#discarded;
  }

  get protocol(): string {
    return this.#real?.protocol ?? '';
  }

  get extensions(): string {
    return this.#real?.extensions ?? '';
  }

  send(given: unknown): void {
    let data = toSendData(given);
    if (!this.#readyState) throw new DOMException('Still connecting.', 'InvalidStateError');
    if (this.#readyState > 1) {
      this.#discarded += sizeOf(data);
      return;
    }
    this.#outwards.carry(
      this.#saboteur.outgoing({ type: 'message', data, isReply: false }),
      () => this.#real?.send(data as string),
      () => {
        data = copyOf(data);
      },
    );
  }

  close(code?: number, reason?: string): void {
    if (!this.onclose) {
      // Nobody waits for its end.
      this.#letGo(code);
      return;
    }
    checkClose(code, reason);
    if (this.#readyState > 1) return;
    this.#readyState = 2;
    // Chromium takes no reason without a code, not even an empty one.
    const pass = () => this.#real?.close(code, reason);
    if (this.#wasUp) {
      const frame: LinkFrame = { type: 'close', code, reason: reason ?? '' };
      this.#outwards.carry(this.#saboteur.outgoing(frame), pass);
    } else if (this.#real) pass();
    else this.#later(0, () => this.cut());
  }

  /** As a socket of ws, which can be torn down at once. */
  terminate(): void {
    this.#letGo();
  }

  /** The end, as the connection sees it; the real socket is let go. */
  cut(end: SocketEnd = abnormal): void {
    if (this.#readyState > 2) return;
    this.#letGo();
    const told = this.#wasUp ? end : abnormal;
    this.#tellEnd(told, told.wasClean ? undefined : new Event('error'));
  }

  /** From now on another says what becomes of what crosses; what is under way still arrives. */
  obey(saboteur: Saboteur): void {
    this.#saboteur = saboteur;
  }

  #letGo(code?: number): void {
    if (this.#readyState > 2) return;
    this.#readyState = 3;
    this.#undo();
    this.#inwards.end();
    this.#outwards.end();
    if (this.#real) letGo(this.#real, code);
  }

  #tellEnd(end: SocketEnd, failure: Event | undefined): void {
    if (failure) this.onerror?.(failure);
    this.onclose?.(end);
  }

  #later(delay: number, run: () => void): void {
    const { clock } = this.#saboteur;
    this.#undo();
    const timer = clock.setTimeout(run, delay);
    this.#undo = () => clock.clearTimeout(timer);
  }

  #dialLate(dial: () => WebSocket): void {
    try {
      this.#take(dial());
    } catch (error) {
      console.error(error);
      this.cut();
    }
  }

  #take(real: WebSocket): void {
    this.#real = real;
    this.#readyState = Math.min(real.readyState, 2);
    this.#wasUp = real.readyState > 0;
    real.binaryType = 'arraybuffer';
    real.onopen = (event) => {
      this.#readyState = Math.min(real.readyState, 2);
      this.#wasUp = true;
      this.onopen?.(event);
    };
    real.onmessage = ({ data, origin }) => this.#arrive(data, origin);
    real.onerror = (event) => {
      // Of an attempt that a page's policy blocks, Chromium tells the error alone.
      if (this.#wasUp) this.#failure = event;
      else this.onerror?.(event);
    };
    real.onclose = (end) => {
      const { code, reason } = end;
      const fate = this.#wasUp && this.#saboteur.incoming({ type: 'close', code, reason });
      this.#inwards.carry(fate, () => {
        this.#letGo();
        this.#tellEnd(end, this.#failure);
      });
    };
  }

  #arrive(data: unknown, origin: string): void {
    const shown = () =>
      this.binaryType === 'blob' && isBytes(data) ? new Blob([data as ArrayBuffer]) : data;
    const saboteur = this.#saboteur;
    const frame: LinkFrame = {
      type: 'message',
      data,
      // To tell it may take a callback of the page's: only who wants to know asks.
      get isReply() {
        return saboteur.isReply(shown());
      },
    };
    this.#inwards.carry(saboteur.incoming(frame), () =>
      this.onmessage?.({ data: shown(), origin }),
    );
  }
}
