import type { Settings } from '../../../src/core/options.ts';
import type { ConnectionState } from '../../../src/core/reports.ts';
import type { SimulatedClock } from '../clock.ts';
import type { Message } from '../messages.ts';
import type { BrowserSocket, SocketEnd } from '../network/browser-socket.ts';
import type { Frame } from '../network/server.ts';
import type { Page } from '../page/page.ts';
import type { Context, End, WorldRecord } from '../records.ts';
import { LinkFacts, type Owed } from './link-facts.ts';
import { RunFacts } from './run-facts.ts';

/** What can be seen of the connection at any time. */
export interface Seen {
  readonly state: ConnectionState;
}

/** A wait between two attempts. */
export interface Wait {
  readonly since: number;
  /** The close code of the link or attempt before it. */
  readonly code: number;
  /** Whether the page was stored: then there is no time after which it ends. */
  readonly isStored: boolean;
  /** When it is over; told by `reconnecting`. */
  until: number;
  /** When a hint has brought the next try forward to, at the latest. */
  tryBy: number;
}

/** A message that a socket hands out, and what the connection makes of it is not known yet. */
interface Pending {
  readonly frame: Frame;
  readonly data: unknown;
  /** The probes that it may be the reply to. */
  readonly owed: readonly Owed[];
}

const isPlain = (settings: Settings): boolean =>
  !settings.heartTime &&
  !settings.reconnectCount &&
  !settings.queueLimit &&
  !settings.connectTimeout;

/**
 * What has become of a connection, told from outside: by what it is called with, what it calls, and
 * which state it shows in between. It follows the design, and knows nothing of the code.
 */
export class Story {
  settings: Settings;
  state: ConnectionState = 'idle';
  run = new RunFacts();
  /** The link that is open, or was last. */
  link: LinkFacts | undefined;
  /** The wait that runs, or ran last. */
  wait: Wait | undefined;
  /** When the running or last attempt began. */
  attemptAt = 0;
  /** The socket of the running or last attempt, once it was made. */
  socket: BrowserSocket | undefined;
  closingAt = 0;
  /** What had been written, and was not confirmed, when the closing handshake began. */
  closingUnconfirmed = 0;
  /** The random numbers that were drawn in this step. */
  draws: number[] = [];
  /** Who has called whom, the last one last. */
  readonly contexts: Context[] = [];
  /** Callbacks that threw, or gave what can't be used, and whose `error` was not told yet. */
  faults = 0;
  /** Whether the running attempt can't succeed, as its address could not be had. */
  isAskFailed = false;
  /** Whether the page's fixed address can't be used. */
  isUnusable = false;
  /** Whether address or protocols are asked for. */
  isRenewable = false;
  /** What shouldReconnect said about the end at hand, if it was asked. */
  isAllowed: boolean | undefined;
  /** The wait that the page has last prevented, as it was told of it. */
  prevented: Wait | undefined;
  /** How many timers may still take a wall clock that has run ahead for sleep. */
  wakers = 0;
  /** How far the wall clock is ahead of where it began, in milliseconds. */
  wallLead = 0;
  /** How often heartReply was asked about the message at hand, and which call said yes. */
  replyCalls = 0;
  replyAt = -1;

  readonly clock: SimulatedClock;
  readonly page: Page;
  readonly #seen: () => Seen;
  readonly #tell: (record: WorldRecord) => void;
  readonly #replyTo: (data: unknown, owed: readonly Owed[]) => number;
  /** Links whose `open` was not told yet. */
  readonly #untold: LinkFacts[] = [];
  #hasTurned = false;
  #pending: Pending | undefined;
  #erred: BrowserSocket | undefined;
  #end: SocketEnd | undefined;

  constructor(
    clock: SimulatedClock,
    page: Page,
    settings: Settings,
    seen: () => Seen,
    tell: (record: WorldRecord) => void,
    replyTo: (data: unknown, owed: readonly Owed[]) => number,
  ) {
    this.clock = clock;
    this.page = page;
    this.settings = settings;
    this.#seen = seen;
    this.#tell = tell;
    this.#replyTo = replyTo;
  }

  get now(): number {
    return this.clock.now();
  }

  /** Whether a timer may be taking a wall clock that has run ahead for sleep. */
  get mayHaveSlept(): boolean {
    return this.wakers > 0;
  }

  /** The running wait, if it was prevented. */
  get isPrevented(): boolean {
    return this.prevented !== undefined && this.prevented === this.wait;
  }

  get isPlain(): boolean {
    return isPlain(this.settings);
  }

  /** The link, while it is open. */
  get openLink(): LinkFacts | undefined {
    return this.state === 'open' ? this.link : undefined;
  }

  /** Whether there is something to write to. */
  get isWritable(): boolean {
    const { openLink: link } = this;
    return Boolean(link?.isTold && link.socket.readyState === 1);
  }

  /** Whether hints are listened to. */
  get isListening(): boolean {
    const { heartTime, reconnectCount } = this.settings;
    const isOn = Boolean(heartTime || reconnectCount);
    return isOn && ['connecting', 'open', 'waiting'].includes(this.state);
  }

  enter(context: Context): void {
    this.notice();
    this.contexts.push(context);
    this.#tell({ type: 'enter', context });
  }

  leave(): void {
    if (this.contexts.at(-1)?.by === 'socket') this.#settle();
    this.notice();
    const context = this.contexts.pop() as Context;
    this.#tell({ type: 'leave', context });
  }

  /** A socket calls its handler. */
  enterSocket(context: Context & { by: 'socket' }, facts: object): void {
    const { socket, event } = context;
    if (event === 'error') this.#erred = socket;
    if (event === 'close') this.#end = facts as SocketEnd;
    this.enter(context);
    if (event === 'message' && this.state === 'open') {
      this.replyCalls = 0;
      this.replyAt = -1;
      const owed = this.link?.owed ?? [];
      this.#pending = { ...(facts as Pick<Pending, 'frame' | 'data'>), owed };
    }
  }

  /** The wall clock runs on in sleep, or is set. */
  wallMoved(ms: number): void {
    this.wakers = 2;
    this.wallLead += ms;
  }

  /** A hint has come that is heeded, or that may be. */
  mayHeedHint(isSure: boolean): void {
    /** A try by hint comes within so many milliseconds. */
    const span = 1000;
    const { run, now, wait, settings, state } = this;
    run.hintAt = now;
    run.isHintSure = isSure;
    if (state !== 'waiting' || !wait) return;
    // What a server has asked for is known no better than by the wait's end.
    const tryBy = Math.max(now + span, run.hintTryBy + settings.reconnectTime);
    run.hintTryBy = isPatient(wait.code) ? wait.until : Math.min(tryBy, wait.until);
  }

  /** A timer runs: it may notice that the machine has slept, which is a hint. */
  runTimer(run: () => void): void {
    this.notice();
    if (this.mayHaveSlept && ['connecting', 'open', 'waiting'].includes(this.state)) {
      this.mayHeedHint(false);
    }
    this.enter({ by: 'timer' });
    run();
    this.leave();
    if (this.wakers) this.wakers--;
  }

  /** An event is handed to the page. */
  hear(event: Event): void {
    if (this.contexts.at(-1)?.by === 'socket') this.#settle();
    this.notice();
    const opened = event.type === 'open' ? this.#untold.shift() : undefined;
    if (opened) opened.isTold = true;
    this.#tell({ type: 'event', event });
  }

  /** An attempt begins: it asks for its address, or makes its socket. */
  begin(): void {
    this.notice();
    const isAfresh = !this.#hasTurned;
    const context = this.contexts.at(-1);
    this.#hasTurned = false;
    this.isAskFailed = false;
    this.attemptAt = this.now;
    this.socket = undefined;
    if (isAfresh && isByUser(context)) this.run = new RunFacts();
    this.#tell({ type: 'attempt', isAfresh, context });
  }

  dialled(socket: BrowserSocket): void {
    this.socket = socket;
    this.#tell({ type: 'dialled', socket });
  }

  /** Something was written to a socket: a message, or else a probe. */
  wrote(socket: BrowserSocket, data: unknown, message: Message | undefined, before: number): void {
    this.notice();
    this.#tell({ type: 'wrote', socket, data, message, before });
    const { link, now } = this;
    if (link?.socket !== socket) return;
    if (message) link.wroteMessage(now);
    else link.wroteProbe(data, before, now, this.wallLead);
  }

  /** Takes note of a new state. */
  notice(): void {
    const { state: to } = this.#seen();
    if (to === this.state) return;
    const { state: from } = this;
    const context = this.contexts.at(-1);
    this.state = to;
    const end = this.#endOf(from, to, context);
    this.#turn(from, to, end, context);
    this.#tell({ type: 'turn', from, to, end, context });
  }

  #turn(from: ConnectionState, to: ConnectionState, end: End | undefined, context?: Context): void {
    const { now, run, page } = this;
    const isStored = end?.cause === 'page';
    this.isAskFailed = false;
    if (to === 'connecting') {
      this.#hasTurned = true;
      if (from !== 'waiting' || isByUser(context)) this.run = new RunFacts();
    }
    if (to === 'open') {
      this.link = new LinkFacts(this.socket as BrowserSocket, now, [...this.draws]);
      this.#untold.push(this.link);
    }
    if (to === 'closing') {
      this.closingAt = now;
      this.closingUnconfirmed = from === 'open' ? (this.link?.unconfirmed ?? 0) : 0;
    }
    if (!end || (from !== 'connecting' && from !== 'open')) return;
    const isOpen = from === 'open';
    if (isStored) run.attempt++;
    else {
      if (isOpen && this.#isStable()) run.startOver();
      run.end(end.code, isOpen || page.navigator.onLine, this.isRenewable);
    }
    if (to !== 'waiting') return;
    this.wait = { since: now, code: end.code, isStored, until: Infinity, tryBy: Infinity };
  }

  /** Whether the link that ends was up for long enough, and was heard (rule 9). */
  #isStable(): boolean {
    const { link, settings, now } = this;
    if (!link || now - link.openedAt < settings.stableTime) return false;
    return link.receivedAt !== undefined || !settings.heartTime;
  }

  #endOf(from: ConnectionState, to: ConnectionState, context?: Context): End | undefined {
    if (to !== 'waiting' && to !== 'closed') {
      if (to === 'connecting' && (from === 'open' || from === 'closing'))
        return abandoned('client');
      return undefined;
    }
    if (from === 'idle') return undefined;
    const { isUnusable } = this;
    const isCall = context?.by === 'call';
    if (isCall && context.name === 'store') return abandoned('page');
    const isStart = isCall && ['connect', 'reconnect', 'move', 'restore'].includes(context.name);
    if (isStart && isUnusable && !this.isAskFailed) return abandoned('client', true);
    const socket = context?.by === 'socket' ? context.socket : undefined;
    const own = socket && this.#end;
    if (from === 'closing')
      return own ? { ...told('client', own), hasError: false } : abandoned('client');
    const isClose = isCall && (context.name === 'close' || context.name === 'abort');
    if (from === 'waiting' || isClose) return abandoned('client');
    if (own) {
      const cause = [1006, 1015].includes(own.code) ? 'network' : 'server';
      return { ...told(cause, own), hasError: this.#erred === socket && !this.isPlain };
    }
    if (this.isAskFailed) return abandoned('network', true);
    if (from === 'connecting') return abandoned('connect-timeout', true);
    return abandoned('heart-timeout', this.link?.receivedAt === undefined);
  }

  /** A message was handed out: what it means shows in whether the link is still there. */
  #settle(): void {
    const pending = this.#pending;
    const link = this.openLink;
    this.#pending = undefined;
    this.notice();
    if (!pending || !link || this.state !== 'open') return;
    const reply = this.#replyTo(pending.frame, pending.owed);
    const answered = pending.owed[reply];
    link.received(answered, this.now);
    const time = answered?.time ?? this.now;
    this.#tell({ type: 'received', data: pending.data, reply, time });
  }
}

/** Whether a close code says "not now" (rule 10). */
export const isPatient = (code: number): boolean => [1012, 1013, 4429].includes(code);

const isByUser = (context?: Context): boolean =>
  context?.by === 'call' && (context.name === 'reconnect' || context.name === 'move');

const abandoned = (cause: string, hasError = false): End => ({
  cause,
  code: 1006,
  reason: '',
  wasClean: false,
  hasError,
});

const told = (cause: string, { code, reason, wasClean }: SocketEnd) => ({
  cause,
  code,
  reason,
  wasClean,
});
