import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { Visitor } from './admission.ts';
import { flood } from './flood.ts';
import type { JsonForm } from './heartbeats.ts';
import { inForm, replyTo, understand } from './heartbeats.ts';
import { Timers } from './timers.ts';

/** A message that arrived. */
export interface ReceivedMessage {
  /** The name of the client that sent it. */
  readonly name: string | undefined;
  /** Its bytes; of a text message, as UTF-8. */
  readonly data: Buffer;
  /** Whether it came as a binary message rather than as text. */
  readonly isBinary: boolean;
}

/** Answers that may wait, in bytes, before the client's further messages are left unread. */
const WAITING_BYTES = 16_777_216;

/** A frame with a reserved opcode and all reserved bits set: RFC 6455 has every client fail it. */
const INVALID_FRAME = Buffer.from([0xff, 0x00]);

/** One open connection: echoes, and does what its URL asks. */
export class Client {
  /** The identity from its URL. */
  readonly name: string | undefined;
  /** Resolves when its TCP connection is gone. */
  readonly ended: Promise<void>;
  readonly #socket: WebSocket;
  readonly #link: Duplex;
  readonly #visitor: Visitor;
  readonly #observe: (message: ReceivedMessage) => void;
  readonly #timers = new Timers();
  #idleTimer: NodeJS.Timeout | undefined;
  #form: JsonForm | undefined;
  #isFrozen = false;
  #isAlive = true;
  #delayedBytes = 0;

  /**
   * @param socket The WebSocket, open since this very turn of the event loop.
   * @param link The TCP (or TLS) connection below it.
   * @param visitor Who it is and what it wants.
   * @param observe Told of every message that arrives.
   */
  constructor(
    socket: WebSocket,
    link: Duplex,
    visitor: Visitor,
    observe: (message: ReceivedMessage) => void,
  ) {
    this.name = visitor.name;
    this.#socket = socket;
    this.#link = link;
    this.#visitor = visitor;
    this.#observe = observe;
    this.ended = new Promise((resolve) => link.once('close', () => resolve()));
    link.once('close', () => this.#timers.clear());
    link.on('drain', () => this.#readOnIfRoom());
    socket.on('message', (data: Buffer, isBinary: boolean) => this.#receive(data, isBinary));
    socket.on('ping', () => this.#showLife());
    socket.on('pong', () => {
      this.#isAlive = true;
    });
    socket.on('close', () => this.#timers.clear());
    // What a client does wrong is answered by ws with a close code; nothing is left to do.
    socket.on('error', () => {});
    this.#begin();
  }

  /** Whether it is open: neither closing nor frozen. */
  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN && !this.#isFrozen;
  }

  /** Whether its link is half-open: it has stopped reading and answering. */
  get isFrozen(): boolean {
    return this.#isFrozen;
  }

  /** Starts the closing handshake. A frozen client is not told. */
  close(code: number, reason?: string): void {
    if (this.#isFrozen) return;
    // A client whose messages were left unread for a while could not answer the close frame.
    this.#socket.resume();
    if (code === 1005) this.#socket.close();
    else this.#socket.close(code, reason);
  }

  /** Sends a text in the JSON form that this client last used, or else as it is. */
  tell(msg: string): void {
    if (this.isOpen) this.#socket.send(inForm(this.#form, msg));
  }

  /** Destroys the TCP connection. */
  destroy(): void {
    this.#link.destroy();
  }

  /** Asks for a sign of life by protocol ping; destroys it if the last one brought none. */
  checkLife(): void {
    // From a client that is not read no sign of life can come.
    if (!this.isOpen || this.#socket.isPaused) return;
    if (!this.#isAlive) {
      this.destroy();
      return;
    }
    this.#isAlive = false;
    this.#socket.ping();
  }

  #begin(): void {
    const { name, isGreeted, scenario } = this.#visitor;
    const { idle, freeze, drop, close, garbage } = scenario;
    if (isGreeted) this.#socket.send(`Hello ${name}!`);
    if (idle !== undefined) {
      this.#idleTimer = this.#timers.after(idle, () => this.close(1001, 'idle'));
    }
    if (drop !== undefined) this.#dropLater(drop);
    if (close) this.#timers.after(close.after, () => this.close(close.code));
    if (garbage !== undefined) {
      this.#timers.after(garbage, () => {
        if (this.isOpen) this.#link.write(INVALID_FRAME);
      });
    }
    if (scenario.flood) flood(this.#socket, this.#link, this.#timers, scenario.flood);
    if (freeze === 0) this.#freeze();
    else if (freeze !== undefined) this.#timers.after(freeze, () => this.#freeze());
  }

  /** A timer of its own: a plug can be pulled out of a frozen or a closing connection too. */
  #dropLater(time: number): void {
    const timer = setTimeout(() => this.destroy(), time);
    this.#link.once('close', () => clearTimeout(timer));
  }

  #receive(data: Buffer, isBinary: boolean): void {
    if (!this.isOpen) return;
    this.#showLife();
    const { isHeartbeat, form } = understand(data);
    if (!isBinary && form !== undefined) this.#form = form;
    this.#observe({ name: this.name, data, isBinary });
    const { mute, delay } = this.#visitor.scenario;
    if (mute && isHeartbeat) return;
    if (delay === 0) this.#answer(data, isBinary);
    else this.#answerLater(data, isBinary, delay);
    if (this.#waitingBytes > WAITING_BYTES) this.#socket.pause();
  }

  #showLife(): void {
    this.#isAlive = true;
    this.#idleTimer?.refresh();
  }

  #answer(data: Buffer, isBinary: boolean): void {
    this.#socket.send(replyTo(data, isBinary) ?? data, { binary: isBinary });
  }

  #answerLater(data: Buffer, isBinary: boolean, delay: number): void {
    this.#delayedBytes += data.length;
    this.#timers.after(delay, () => {
      this.#delayedBytes -= data.length;
      this.#answer(data, isBinary);
      this.#readOnIfRoom();
    });
  }

  get #waitingBytes(): number {
    return this.#delayedBytes + this.#socket.bufferedAmount;
  }

  #readOnIfRoom(): void {
    if (!this.#isFrozen && this.#waitingBytes <= WAITING_BYTES) this.#socket.resume();
  }

  /**
   * Makes the link half-open: the system goes on acknowledging what the client sends until its
   * buffer is full, but nobody reads it, so that no message, ping or close is ever answered.
   */
  #freeze(): void {
    if (!this.isOpen) return;
    this.#isFrozen = true;
    this.#socket.pause();
    this.#timers.clear();
  }
}
