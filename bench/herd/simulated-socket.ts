import type { SimulatedClock } from './simulated-clock.ts';

type Listener = (event: Event) => void;

/** The way to the server. */
interface Link {
  readonly clock: SimulatedClock;
  /** The time of a packet, in milliseconds. */
  readonly trip: number;
  connect(socket: SimulatedSocket): void;
  leave(socket: SimulatedSocket): void;
}

/** As much of a WebSocket as the libraries need to come back. */
export class SimulatedSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;

  readyState = 0;
  binaryType = 'blob';
  readonly bufferedAmount = 0;
  readonly protocol = '';
  readonly extensions = '';
  readonly url = 'ws://simulated/';
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: Event) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  onclose: ((event: Event) => void) | null = null;
  readonly #link: Link;
  #listeners: Map<string, Set<Listener>> | undefined;

  constructor(link: Link) {
    this.#link = link;
    link.clock.setTimeout(() => link.connect(this), link.trip);
  }

  /** The server takes it, and greets it. */
  open(): void {
    this.#later(() => {
      if (this.readyState > 0) return;
      this.readyState = 1;
      this.#tell('open');
      this.#later(() => this.#receive('welcome'));
    });
  }

  /** The server has gone, or is not there. */
  end(code: number): void {
    this.#later(() => {
      if (this.readyState === 3) return;
      const hasOpened = this.readyState > 0;
      this.readyState = 3;
      if (!hasOpened) this.#tell('error');
      this.#tell('close', { code });
    });
  }

  /** Heartbeats are answered; nothing else is said in the herd. */
  send(data: unknown): void {
    if (data !== 'ping') return;
    this.#later(() => this.#later(() => this.#receive('pong')));
  }

  close(code = 1005): void {
    if (this.readyState > 1) return;
    this.readyState = 2;
    this.#link.leave(this);
    this.end(code);
  }

  addEventListener(type: string, listener: Listener): void {
    this.#listeners ??= new Map();
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners.add(listener));
  }

  removeEventListener(type: string, listener: Listener): void {
    this.#listeners?.get(type)?.delete(listener);
  }

  #receive(data: string): void {
    if (this.readyState === 1) this.#tell('message', { data });
  }

  #later(callback: () => void): void {
    this.#link.clock.setTimeout(callback, this.#link.trip);
  }

  #tell(type: 'open' | 'message' | 'error' | 'close', facts: Facts = {}): void {
    const event = new SimulatedEvent(type, { ...facts, target: this });
    this[`on${type}`]?.(event);
    for (const listener of this.#listeners?.get(type) ?? []) listener(event);
  }
}

interface Facts {
  readonly target?: unknown;
  readonly data?: unknown;
  readonly code?: number | undefined;
}

/** An event of any of the four types; some libraries make a copy of it by its own constructor. */
class SimulatedEvent extends Event {
  readonly data: unknown;
  readonly code: number | undefined;
  readonly reason = '';
  readonly wasClean = false;
  readonly #target: unknown;

  constructor(type: string, { target, data, code }: Facts) {
    super(type);
    this.data = data;
    this.code = code;
    this.#target = target;
  }

  override get target(): EventTarget {
    return this.#target as EventTarget;
  }
}
