import { checkProtocols, type ProtocolsSource, resolveUrl, type UrlSource } from './address.ts';
import { Alarm } from './alarm.ts';
import { asking } from './callbacks.ts';
import { type Clock, systemClock } from './clock.ts';
import { checkClose } from './close-codes.ts';
import { abandoned } from './ending.ts';
import { isBytes, messageFormat } from './heartbeat-format.ts';
import { HeldMessages } from './held-messages.ts';
import { isOnline, onBlocked, onHint } from './hints.ts';
import { letGo, type WebSocketClass } from './link.ts';
import { next, wakeAt } from './machine.ts';
import { heedsHints, isPlain, type Settings } from './options.ts';
import { Outbox } from './outbox.ts';
import type { ConnectionState, MessageData, SendData, TapRecord } from './reports.ts';
import { copyOf, sizeOf } from './send-data.ts';
import type { Effect, Happening, Report, State, Step } from './state.ts';

const readyStates = { idle: 3, connecting: 0, open: 1, closing: 2, waiting: 0, closed: 3 } as const;

const unopened =
  'The link could not be opened: look whether the server is there, serves this path and accepts ' +
  'this origin.';
const forbidden = 'The content policy blocks this address: add it to connect-src.';

/** What a connection needs from outside; each has the platform's own as its default. */
export interface Surroundings {
  readonly clock?: Clock | undefined;
  /** A random number from 0 to 1. */
  readonly random?: (() => number) | undefined;
  /** The WebSocket class; `globalThis.WebSocket` at the moment of connecting. */
  readonly WebSocket?: WebSocketClass | undefined;
  /** Closes the connection, for good, when it aborts. */
  readonly signal?: AbortSignal | undefined;
}

/** Hands a report to a face, which dispatches it; false where a listener prevented it. */
export type Tell = (report: Report) => boolean;

/**
 * The connection behind both faces: it does what the state machine decides, owns the one socket,
 * the one timer, the held messages and the listeners, and reports in one order.
 */
export class Connection {
  url: UrlSource = '';
  protocols: ProtocolsSource = [];

  /** What the running or last attempt was made with, and the address that this resolved to. */
  source: readonly unknown[] | undefined;
  address = '';
  /** The running or last socket. */
  socket: WebSocket | undefined;
  /** The last measured round trip, in milliseconds. */
  latency: number | null = null;

  #settings: Settings;
  #state: State = { name: 'idle' };
  #binaryType: BinaryType = 'blob';
  /** Bytes that were given to `send()` as a native socket takes them after its end. */
  #discarded = 0;
  /** Whether a failure to make a socket is thrown rather than told. */
  #strict = false;

  readonly #tell: Tell;
  readonly #outside: Surroundings;
  readonly #clock: Clock;
  readonly #alarm: Alarm;
  readonly #held = new HeldMessages();
  readonly #observers = new Set<{ observe(record: TapRecord): void }>();
  readonly #outbox = new Outbox<Report>((report) => this.#deliver(report));
  readonly #ask = asking((error) => this.#fault(error));
  readonly #format = messageFormat(this.#ask);

  /** The running attempt and its link; what it owns ends when it is aborted. */
  #attempt: AbortController | undefined;
  /** What is listened to from the start to the final close. */
  #life: AbortController | undefined;

  constructor(settings: Settings, tell: Tell, outside: Surroundings = {}) {
    this.#settings = settings;
    this.#tell = tell;
    this.#outside = outside;
    this.#clock = outside.clock ?? systemClock;
    this.#alarm = new Alarm(
      this.#clock,
      () =>
        Math.min(
          wakeAt(this.#state, this.#settings),
          this.#held.expiresAt(this.#settings.queueTime),
        ),
      (late, slept) => {
        this.#giveBackExpired();
        if (slept) this.#signal({ type: 'hint' });
        this.#signal({ type: 'tick', late, buffered: this.socket?.bufferedAmount ?? 0 });
      },
    );
  }

  get state(): ConnectionState {
    return this.#state.name;
  }

  get readyState(): number {
    // A plain socket shows the platform's own state, which runs ahead of its events.
    const socket = isPlain(this.#settings) && this.socket;
    return socket ? socket.readyState : readyStates[this.#state.name];
  }

  /** Whether the page itself closed it, so that a new address does not open it again. */
  get isClosedByPage(): boolean {
    const state = this.#state;
    return state.name === 'closing' || (state.name === 'closed' && state.by === 'client');
  }

  get bufferedAmount(): number {
    return this.#held.bytes + this.#discarded + (this.socket?.bufferedAmount ?? 0);
  }

  get binaryType(): BinaryType {
    return this.#binaryType;
  }

  /** Other values than the two are ignored, as on WebSocket. */
  set binaryType(type: string) {
    if (type === 'blob' || type === 'arraybuffer') this.#binaryType = type;
    this.#setSocketBinaryType();
  }

  /** Other settings, for the running link too; a wait that was told already stays as it is. */
  configure(settings: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...settings };
    this.#watch(false);
    this.#watch();
    this.#alarm.set();
  }

  /**
   * Starts when idle or closed, tries now when waiting, else does nothing. `strict` throws what the
   * WebSocket class throws on its construction, which else is a failed attempt.
   */
  connect(strict = false): void {
    this.#strict = strict;
    if (!['connecting', 'open', 'closing'].includes(this.state)) this.#start('connect');
    this.#strict = false;
  }

  /** Drops the link, if any, and connects at once. */
  reconnect(): void {
    this.#start('reconnect');
  }

  close(code?: number, reason?: string): void {
    checkClose(code, reason);
    const handover = isPlain(this.#settings) && this.socket !== undefined;
    this.#signal({ type: 'close', code, reason, handover });
  }

  /** The page goes into the back-forward cache: the link is let go, what is held is kept. */
  suspend(): void {
    this.#signal({ type: 'suspend' });
  }

  check(): void {
    this.#signal({ type: 'hint' });
  }

  tap(observe: (record: TapRecord) => void): () => void {
    const observer = { observe };
    this.#observers.add(observer);
    return () => void this.#observers.delete(observer);
  }

  send(data: SendData): void {
    const { socket, state } = this;
    const { queueLimit } = this.#settings;
    if (state === 'open' && socket && (socket.readyState === 1 || !queueLimit)) {
      this.#write(socket, data);
    } else if (!queueLimit) {
      this.#discard(data);
    } else if (state === 'closing' || state === 'closed') {
      this.#giveBack([copyOf(data)], 'closed');
    } else {
      this.#held.hold(data, queueLimit, this.#clock.now());
      this.#observe('held', { data });
      this.#alarm.set();
    }
  }

  /** What a native socket does with data that it can't send. */
  #discard(data: SendData): void {
    if (!this.readyState) {
      const message = 'Still connecting: wait for open, or give a queue-limit.';
      throw new DOMException(message, 'InvalidStateError');
    }
    if (this.socket) this.socket.send(data as string);
    else this.#discarded += sizeOf(data);
  }

  #write(socket: WebSocket, data: SendData): void {
    const measured = this.#state.name === 'open' && this.#state.deadline;
    const before = measured ? socket.bufferedAmount : 0;
    socket.send(data as string);
    const bytes = measured ? socket.bufferedAmount - before : 0;
    this.#observe('sent', { data });
    this.#commit(this.#next({ type: 'sent', bytes }));
  }

  #start(type: 'connect' | 'reconnect'): void {
    const { url, protocols } = this;
    if (this.#outside.signal?.aborted) return;
    this.source = [url, protocols];
    try {
      if (typeof url !== 'function') resolveUrl(url || undefined);
      if (typeof protocols !== 'function') checkProtocols(protocols);
    } catch (error) {
      this.#signal({ type: 'unusable', error: error as Error });
      return;
    }
    this.#signal({ type });
  }

  #received({ data, origin }: MessageEvent): void {
    if (this.#state.name !== 'open') return;
    const { owed, deadline } = this.#state;
    const reply = owed.length ? this.#format.replyTo(data, owed, this.#settings) : -1;
    this.#commit(this.#next({ type: 'received', reply }));
    if (deadline) this.#alarm.set();
    else this.#alarm.unchain();
    if (reply < 0) {
      const bytes = data instanceof ArrayBuffer && this.#binaryType === 'blob';
      const message: MessageData = bytes ? new Blob([data]) : data;
      this.#observe('received', { data: message });
      this.#outbox.pass({ type: 'message', detail: { data: message, origin } });
    } else {
      this.#observe('reply', { data });
      this.#setSocketBinaryType();
    }
  }

  /** Listens to the surroundings while there is a connection to keep. */
  #watch(alive = this.state !== 'idle' && this.state !== 'closed'): void {
    if (!alive) {
      this.#life?.abort();
      this.#life = undefined;
    } else if (!this.#life) {
      this.#life = new AbortController();
      const { signal } = this.#life;
      this.#outside.signal?.addEventListener('abort', () => this.close(), { signal });
      if (heedsHints(this.#settings)) onHint((type) => this.#signal({ type }), signal);
    }
  }

  // Deciding

  #next(happening: Happening, allowed = true): Step {
    return next(this.#state, {
      ...happening,
      time: this.#clock.now(),
      random: (this.#outside.random ?? Math.random)(),
      settings: this.#settings,
      online: isOnline(),
      renewable: typeof this.url === 'function' || typeof this.protocols === 'function',
      allowed,
    });
  }

  #signal(happening: Happening): void {
    const attempt = this.#attempt;
    const { shouldReconnect } = this.#settings;
    let step = this.#next(happening);
    if (step.ask && shouldReconnect) {
      const { ask } = step;
      const { state } = this;
      const allowed = this.#ask('shouldReconnect', () => shouldReconnect(ask)) ?? true;
      // The callback may itself have closed or reconnected: then that holds.
      if (this.#attempt !== attempt) return;
      if (!allowed || this.state !== state) step = this.#next(happening, allowed);
    }
    this.#commit(step);
    this.#alarm.set();
  }

  // Doing

  #commit({ state, effects = [] }: Step): void {
    const previous = this.state;
    const { name } = state;
    this.#state = state;
    if (name !== previous) {
      this.#outbox.push({ type: 'statechange', detail: { state: name, previous } });
      // A link that is dropped for a wait must not look like one that is closed on purpose.
      if (name === 'waiting') this.#letGo();
      if (name === 'closed') this.#letGo(1000);
      this.#watch();
    }
    for (const effect of effects) this.#do(effect);
    if (name === 'closed') this.#giveBack(this.#held.takeAll(), 'closed');
  }

  #do(effect: Effect): void {
    switch (effect.type) {
      case 'attempt':
        this.#letGo(1000);
        this.#beginAttempt();
        break;
      case 'shut':
        this.socket?.close(effect.code, effect.reason);
        break;
      case 'probe':
        this.#probe();
        break;
      default:
        if (effect.type === 'heartbeat') this.latency = effect.detail.latency;
        this.#outbox.push(effect);
    }
  }

  #letGo(code?: number): void {
    this.#attempt?.abort();
    this.#attempt = undefined;
    if (this.socket) letGo(this.socket, code);
  }

  /** Asks for address and subprotocols, at once where they are fixed, and makes a socket. */
  #beginAttempt(): void {
    const attempt = new AbortController();
    const { url, protocols } = this;
    this.#attempt = attempt;
    this.source = [url, protocols];
    this.socket = undefined;
    this.address = '';
    const dial = ([url, protocols]: unknown[]) => {
      if (this.#attempt === attempt) this.#dial(resolveUrl(url), protocols, attempt.signal);
    };
    const fail = (error: unknown) => {
      if (this.#attempt === attempt) {
        this.#signal({ type: 'ended', ...abandoned, error: error as Error });
      }
    };
    try {
      if (typeof url !== 'function' && typeof protocols !== 'function') dial([url, protocols]);
      else {
        const answers = [url, protocols].map((source) =>
          typeof source === 'function' ? source() : source,
        );
        Promise.all(answers).then(dial).catch(fail);
      }
    } catch (error) {
      if (this.#strict) {
        this.close();
        throw error;
      }
      fail(error);
    }
  }

  #dial(url: string, protocols: unknown, signal: AbortSignal): void {
    const Socket = this.#outside.WebSocket ?? (globalThis.WebSocket as WebSocketClass | undefined);
    if (!Socket) throw new TypeError('No WebSocket here: give a class as options.WebSocket.');
    let blocked = false;
    let error: Error | undefined;
    this.address = url;
    const block = () => {
      blocked = true;
    };
    onBlocked(url, block, signal);
    const socket = new Socket(url, protocols as string[]);
    this.socket = socket;
    this.#setSocketBinaryType();
    socket.onopen = () => this.#signal({ type: 'opened', url, protocol: socket.protocol });
    socket.onmessage = (event) => this.#received(event);
    socket.onerror = () => {
      error = new Error(this.state === 'connecting' ? unopened : 'The link broke.');
      if (!isPlain(this.#settings)) return;
      this.#fault(error);
      error = undefined;
    };
    socket.onclose = ({ code, reason, wasClean }) => {
      if (blocked) error = new Error(forbidden);
      this.#signal({ type: 'ended', code, reason, wasClean, error, blocked });
    };
  }

  #probe(): void {
    const { socket } = this;
    const data = this.#format.probe(this.#settings);
    if (!socket || this.state !== 'open') return;
    const before = socket.bufferedAmount;
    socket.send(data as string);
    const buffered = socket.bufferedAmount;
    const backlog = before && buffered;
    this.#observe('probe', { data });
    this.#commit(this.#next({ type: 'probed', data: copyOf(data), backlog, buffered }));
    this.#setSocketBinaryType();
  }

  /** Bytes can only be told from a reply while they come as an ArrayBuffer. */
  #setSocketBinaryType(): void {
    if (!this.socket) return;
    const owed = this.#state.name === 'open' && this.#state.owed.some(({ data }) => isBytes(data));
    this.socket.binaryType = owed ? 'arraybuffer' : this.#binaryType;
  }

  #flush(): void {
    const { socket } = this;
    this.#giveBackExpired();
    if (this.state !== 'open' || socket?.readyState !== 1) return;
    for (const data of this.#held.takeAll()) this.#write(socket, data);
    this.#alarm.set();
  }

  #giveBackExpired(): void {
    const { queueTime } = this.#settings;
    this.#giveBack(this.#held.takeExpired(queueTime, this.#clock.now()), 'expired');
  }

  // Telling

  #giveBack(data: SendData[], reason: 'closed' | 'expired'): void {
    if (data.length) this.#outbox.push({ type: 'unsent', detail: { data, reason } });
  }

  #fault(error: Error): void {
    this.#outbox.push({ type: 'error', detail: { error } });
  }

  #deliver(report: Report): void {
    const { type, detail } = report;
    if (type !== 'message') this.#observe(type, { detail });
    // Only `reconnecting` can be prevented, and only while it still holds.
    if (!this.#tell(report) && this.state === 'waiting') this.close();
    // The listeners have had the first word; now comes what was held.
    if (type === 'open') this.#flush();
  }

  #observe(type: TapRecord['type'], frame: Pick<TapRecord, 'data' | 'detail'>): void {
    for (const { observe } of this.#observers) {
      try {
        observe({ type, time: this.#clock.now(), ...frame });
      } catch (error) {
        console.error(error);
      }
    }
  }
}
