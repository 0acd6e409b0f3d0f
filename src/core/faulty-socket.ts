import type { Clock } from './clock.ts';
import { createFaultLane, type Fate } from './fault-lane.ts';
import { letGo } from './link.ts';
import { copyOf } from './send-data.ts';
import type { SocketEnd } from './state.ts';

/** What crosses a link. */
export type LinkFrame =
  /** A message; `isReply`: it came, and is the reply to a probe. */
  | { readonly type: 'message'; readonly data: unknown; readonly isReply: boolean }
  /** The end: a close frame, or, with 1006, its absence. */
  | { readonly type: 'close'; readonly code: number | undefined; readonly reason: string };

/** What becomes of an attempt: it fails, never opens, or begins so many milliseconds later. */
export type AttemptFate = 'refuse' | 'hang' | number | false | undefined;

/** Who says what becomes of it all. */
export interface Saboteur {
  readonly clock: Clock;
  attempt(): AttemptFate;
  incoming(frame: LinkFrame): Fate;
  outgoing(frame: LinkFrame): Fate;
  isReply(data: unknown): boolean;
}

type Handler<Type extends 'onopen' | 'onmessage' | 'onerror' | 'onclose'> =
  | ((event: Parameters<NonNullable<WebSocket[Type]>>[0]) => void)
  | null;

const abnormal: SocketEnd = { code: 1006, reason: '', wasClean: false };

/**
 * Takes a real socket's place, and does to what passes what the saboteur says. It has as much of
 * WebSocket as a connection uses: handler attributes, not listeners.
 */
export class FaultySocket {
  onopen: Handler<'onopen'> = null;
  onmessage: Handler<'onmessage'> = null;
  onerror: Handler<'onerror'> = null;
  onclose: Handler<'onclose'> = null;
  readonly #saboteur: Saboteur;
  readonly #inwards;
  readonly #outwards;
  /** None before a late attempt begins. */
  #real: WebSocket | undefined;
  #binaryType: BinaryType = 'blob';
  #readyState = 0;

  /** `running` is a socket to take over; else `dial` makes one, if the saboteur lets it. */
  constructor(dial: () => WebSocket, saboteur: Saboteur) {
    const { clock } = saboteur;
    this.#saboteur = saboteur;
    this.#inwards = createFaultLane(clock, () => this.#isLetGo);
    this.#outwards = createFaultLane(clock, () => this.#readyState === 3);
    const fate = saboteur.attempt();
    if (fate === 'refuse') clock.setTimeout(() => this.cut(), 0);
    else if (typeof fate === 'number') clock.setTimeout(() => this.#dialLate(dial), fate);
    else if (fate !== 'hang') this.#take(dial());
  }

  get readyState(): number {
    return this.#readyState;
  }

  get bufferedAmount(): number {
    return this.#real?.bufferedAmount ?? 0;
  }

  get protocol(): string {
    return this.#real?.protocol ?? '';
  }

  get extensions(): string {
    return this.#real?.extensions ?? '';
  }

  get binaryType(): BinaryType {
    return this.#binaryType;
  }

  set binaryType(type: BinaryType) {
    this.#binaryType = type;
    if (this.#real) this.#real.binaryType = type;
  }

  send(given: string | Blob | ArrayBuffer | ArrayBufferView): void {
    const data = copyOf(given);
    this.#outwards(this.#saboteur.outgoing({ type: 'message', data, isReply: false }), () => {
      this.#real?.send(data as string);
    });
  }

  close(code?: number, reason = ''): void {
    if (this.#isLetGo) {
      // Nobody waits for its end.
      this.#letGo(code);
      return;
    }
    if (this.#readyState > 1) return;
    this.#readyState = 2;
    this.#outwards(this.#saboteur.outgoing({ type: 'close', code, reason }), () => {
      if (this.#real) this.#real.close(code, reason);
      else this.cut();
    });
  }

  /** As a socket of ws, which can be torn down at once. */
  terminate(): void {
    this.#letGo();
  }

  /** The end, as the connection sees it; the real socket is let go. */
  cut(end: SocketEnd = abnormal): void {
    if (this.#readyState === 3) return;
    this.#letGo();
    if (!end.wasClean) this.onerror?.(new Event('error'));
    this.onclose?.(end as CloseEvent);
  }

  get #isLetGo(): boolean {
    return !this.onclose;
  }

  #letGo(code?: number): void {
    this.#readyState = 3;
    if (this.#real) letGo(this.#real, code);
  }

  #dialLate(dial: () => WebSocket): void {
    if (this.#readyState > 0 || this.#isLetGo) return;
    try {
      this.#take(dial());
    } catch {
      this.cut();
    }
  }

  #take(real: WebSocket): void {
    this.#real = real;
    this.#readyState = real.readyState;
    real.binaryType = this.#binaryType;
    real.onopen = (event) =>
      this.#inwards(0, () => {
        this.#readyState = real.readyState;
        this.onopen?.(event);
      });
    real.onmessage = (event) => {
      const { data } = event;
      const isReply = this.#saboteur.isReply(data);
      const fate = this.#saboteur.incoming({ type: 'message', data, isReply });
      this.#inwards(fate, () => this.onmessage?.(event));
    };
    real.onerror = (event) => this.#inwards(0, () => this.onerror?.(event));
    real.onclose = (event) => {
      const { code, reason } = event;
      this.#inwards(this.#saboteur.incoming({ type: 'close', code, reason }), () => {
        this.#readyState = 3;
        this.onclose?.(event);
      });
    };
  }
}
