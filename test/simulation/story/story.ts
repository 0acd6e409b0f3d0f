import type { Settings } from '../../../src/core/options.ts';
import type { ConnectionState } from '../../../src/core/reports.ts';
import type { FakePage } from '../../support/fake-page.ts';
import type { SimulatedClock } from '../clock.ts';
import type { Message } from '../messages.ts';
import type { BrowserSocket, SocketEnd } from '../network/browser-socket.ts';
import type { Frame } from '../network/server.ts';
import type { Context, End, WorldRecord } from '../records.ts';
import { endOf } from './ends.ts';
import { Facts, isPatient } from './facts.ts';
import { LinkFacts, type Owed } from './link-facts.ts';
import { RunFacts } from './run-facts.ts';

/** What can be seen of the connection at any time. */
export interface Seen {
  readonly state: ConnectionState;
}

/** A message that a socket hands out, and what the connection makes of it is not known yet. */
interface Pending {
  readonly frame: Frame;
  readonly data: unknown;
  /** The probes that it may be the reply to. */
  readonly owed: readonly Owed[];
}

/**
 * What has become of a connection, told from outside: by what it is called with, what it calls, and
 * which state it shows in between. It follows the design, and knows nothing of the code.
 */
export class Story extends Facts {
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
    page: FakePage,
    settings: Settings,
    seen: () => Seen,
    tell: (record: WorldRecord) => void,
    replyTo: (data: unknown, owed: readonly Owed[]) => number,
  ) {
    super(clock, page, settings);
    this.#seen = seen;
    this.#tell = tell;
    this.#replyTo = replyTo;
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
    const { isAskFailed, isUnusable, link } = this;
    const isSocket = context?.by === 'socket' && context.event === 'close';
    return endOf({
      from,
      to,
      context,
      own: isSocket ? this.#end : undefined,
      isErred: isSocket && this.#erred === context.socket && !this.isPlain,
      isAskFailed,
      isUnusable,
      isHeard: link?.receivedAt !== undefined,
    });
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

const isByUser = (context?: Context): boolean =>
  context?.by === 'call' && (context.name === 'reconnect' || context.name === 'move');
