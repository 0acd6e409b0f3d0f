import type { Settings } from '../../../src/core/options.ts';
import type { ConnectionState } from '../../../src/core/reports.ts';
import type { FakePage } from '../../support/fake-page.ts';
import type { SimulatedClock } from '../clock.ts';
import type { BrowserSocket } from '../network/browser-socket.ts';
import type { Context } from '../records.ts';
import type { LinkFacts } from './link-facts.ts';
import { RunFacts } from './run-facts.ts';

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

const isPlain = (settings: Settings): boolean =>
  !settings.heartTime &&
  !settings.reconnectCount &&
  !settings.queueLimit &&
  !settings.connectTimeout;

/** Whether a close code says "not now" (rule 10). */
export const isPatient = (code: number): boolean => [1012, 1013, 4429].includes(code);

/** What is known of a connection, and what follows from it at once. */
export class Facts {
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
  readonly page: FakePage;

  constructor(clock: SimulatedClock, page: FakePage, settings: Settings) {
    this.clock = clock;
    this.page = page;
    this.settings = settings;
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
}
