import type { SimulatedClock } from '../clock.ts';
import type { Message } from '../messages.ts';
import type { BrowserSocket } from './browser-socket.ts';

/** What the server does with one who comes. */
export type Welcome =
  | { readonly does: 'accept'; readonly after: number }
  | { readonly does: 'refuse'; readonly after: number }
  | { readonly does: 'hang' }
  /** Accepts, and closes at once. */
  | { readonly does: 'bounce'; readonly code: number };

/** What the server says to probes and messages. */
export interface Manners {
  readonly probes: 'answers' | 'ignores';
  readonly messages: 'answers' | 'ignores';
  /** How long it takes to answer, in milliseconds. */
  readonly delay: number;
  /** Whether it finishes a closing handshake. */
  readonly closes: boolean;
}

/** What travels from the server: text, or bytes. */
export type Frame = string | Uint8Array<ArrayBuffer>;

export interface ServerHooks {
  /** What data the page sent means: one of its messages, or a probe. */
  find(data: unknown): Message | undefined;
  /** The reply to a probe. */
  reply(probe: unknown): Frame;
  /** A message has arrived at the server. */
  arrived(message: Message): void;
}

/** The server of a world; what it says about links is in `welcome` and `manners`. */
export class Server {
  welcome: Welcome = { does: 'accept', after: 0 };
  manners: Manners = { probes: 'answers', messages: 'ignores', delay: 0, closes: true };
  /** Until when it is away, after which it takes connections again. */
  awayUntil = 0;

  readonly #clock: SimulatedClock;
  readonly #hooks: ServerHooks;
  readonly #links = new Set<BrowserSocket>();
  #pushed = 0;

  constructor(clock: SimulatedClock, hooks: ServerHooks) {
    this.#clock = clock;
    this.#hooks = hooks;
  }

  /** A client asks for a link: it is opened, refused, or never answered. */
  greet(link: BrowserSocket): void {
    const isAway = this.#clock.now() < this.awayUntil;
    const welcome: Welcome = isAway ? { does: 'refuse', after: 0 } : this.welcome;
    const { does } = welcome;
    if (does === 'hang') return;
    link.wire.carry(
      'down',
      () => (does === 'refuse' ? link.fail() : link.accept()),
      'after' in welcome ? welcome.after : 0,
    );
    if (does === 'refuse') return;
    this.#links.add(link);
    if (does === 'bounce') this.close(link, welcome.code);
  }

  receive(link: BrowserSocket, data: unknown): void {
    if (!this.#links.has(link)) return;
    const { manners } = this;
    const message = this.#hooks.find(data);
    if (message) this.#hooks.arrived(message);
    if (manners[message ? 'messages' : 'probes'] === 'ignores') return;
    const frame = message ? `s${this.#pushed++}` : this.#hooks.reply(data);
    link.wire.carry('down', () => link.deliver(frame), manners.delay);
  }

  /** The client begins the closing handshake, or finishes the server's. */
  hearClose(link: BrowserSocket, code: number): void {
    const isKnown = this.#links.delete(link);
    if (isKnown && this.manners.closes) link.wire.carry('down', () => link.hearClose(code));
  }

  /** The client is gone. */
  forget(link: BrowserSocket): void {
    this.#links.delete(link);
  }

  close(link: BrowserSocket, code: number): void {
    if (this.#links.delete(link)) link.wire.carry('down', () => link.hearClose(code));
  }

  /** The clients that it thinks it has. */
  get links(): BrowserSocket[] {
    return [...this.#links];
  }

  push(frame: Frame): void {
    for (const link of this.#links) link.wire.carry('down', () => link.deliver(frame));
  }

  pushNumbered(kind: 'text' | 'bytes'): void {
    const number = this.#pushed++;
    this.push(kind === 'text' ? `s${number}` : new Uint8Array([0xbb, number & 255]));
  }
}
