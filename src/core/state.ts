import type { HeartbeatData, Settings } from './options.ts';
import type { CloseFacts, Reports, SendData } from './reports.ts';

/** What a row of retries has come to; it starts over after a link that was stable. */
export interface Run {
  /** The number of the running or coming attempt: 0 the first, then the retries. */
  readonly attempt: number;
  /** How many ends in a row count towards `reconnectCount`. */
  readonly failures: number;
  /** Whether a fresh token was tried after 4401. */
  readonly renewed: boolean;
  /** When the last hint was heeded. */
  readonly hintedAt: number;
  /** When the last try by a hint was, or will be. */
  readonly hintTryAt: number;
}

/** A probe that went out and is owed a reply. */
export interface Probe {
  readonly data: HeartbeatData;
  readonly time: number;
}

/** The time within which a probe must be followed by any sign of life. */
export interface Deadline {
  /** Since when nothing was seen. */
  readonly since: number;
  /** How many probes before this one found no verdict, because the page was late itself. */
  readonly late: number;
  /** Bytes up to and with the probe that had not left at the last look; 0: it waits for no upload. */
  readonly backlog: number;
  readonly lookedAt: number;
  /** Bytes written behind the probe. */
  readonly behind: number;
}

/** One member per `state` of the connection. Times are those of the monotonic clock. */
export type State =
  | { readonly name: 'idle' }
  | { readonly name: 'connecting'; readonly run: Run; readonly since: number }
  | {
      readonly name: 'open';
      readonly run: Run;
      readonly since: number;
      /** When the last message arrived on this link, if any did. */
      readonly receivedAt?: number;
      readonly sentAt: number;
      /** Messages written since the last sign of life. */
      readonly unconfirmed: number;
      /** The part of `heartTime` after which the next probe is due: 1, or less for the first. */
      readonly share: number;
      readonly deadline?: Deadline | undefined;
      readonly owed: readonly Probe[];
    }
  | {
      readonly name: 'closing';
      readonly since: number;
      readonly unconfirmed: number;
    }
  | {
      readonly name: 'waiting';
      readonly run: Run;
      readonly until: number;
      /** No hint brings the next attempt before this. */
      readonly notBefore: number;
    }
  | { readonly name: 'closed' };

export type StateOf<Name extends State['name']> = Extract<State, { name: Name }>;

/** How a socket says that it ended. */
export type SocketEnd = Pick<CloseFacts, 'code' | 'reason' | 'wasClean'>;

interface Written {
  readonly data: SendData;
  /** `bufferedAmount` before, and with it. */
  readonly before: number;
  readonly buffered: number;
}

/** What crosses a link. */
export type Frame =
  /** A message arrived; `reply` is the index of the owed probe that it answers, or −1. */
  | { readonly type: 'received'; readonly reply: number }
  /** A message, or a probe, was written; it came behind `before` bytes that wait to leave. */
  | ({ readonly type: 'sent' } & Written)
  | ({ readonly type: 'probe' } & Written);

/** What else happens to a connection. */
export type Happening =
  /** Start, or try now; `error` says why the fixed address can never work. */
  | { readonly type: 'connect'; readonly error?: Error | undefined }
  /** Drop the link, and start. */
  | { readonly type: 'reconnect'; readonly error?: Error | undefined }
  /** `handover`: there is a socket whose own end must be waited for, as on a plain WebSocket. */
  | { readonly type: 'close'; readonly handover: boolean }
  /** The page goes into the back-forward cache. */
  | { readonly type: 'suspend' }
  | { readonly type: 'opened'; readonly url: string; readonly protocol: string }
  /** The link ended, or the attempt failed; without `end` there was no socket to tell of it. */
  | {
      readonly type: 'ended';
      readonly end?: SocketEnd;
      readonly error?: Error | undefined;
      /** `false` where no other attempt can do better: the page's content policy forbids it. */
      readonly allowed?: boolean;
    }
  /** The network or the page came back, or somebody asks. */
  | { readonly type: 'hint' }
  | { readonly type: 'offline' }
  /** The time that `wakeAt()` named has come, and what had arrived by then was looked at. */
  | {
      readonly type: 'tick';
      /** How late it comes, in milliseconds; `Infinity` where the machine slept. */
      readonly late: number;
    };

/** When it happens, and the options in force. */
interface Moment {
  readonly time: number;
  readonly settings: Settings;
}

/** What the end of a link, and the next attempt, depend on beside. */
interface Circumstances {
  /** A random number, 0 to 1. */
  readonly random: number;
  /** `bufferedAmount`. */
  readonly buffered: number;
  /** Whether the network is thought to be there. */
  readonly online: boolean;
  /** Whether `url` or `protocols` is asked anew for every attempt. */
  readonly renewable: boolean;
  /** `false` where `shouldReconnect` said so. */
  readonly allowed: boolean;
}

/** What may end a link or start an attempt, with all that its judgement needs. */
export type TurningPoint = Happening & Moment & Circumstances;

/** Anything that happens, likewise. */
export type Signal = (Frame & Moment) | TurningPoint;

export type SignalOf<Type extends Signal['type']> = Extract<Signal, { type: Type }>;

/** An event's type and detail. */
export type Report = {
  [Type in keyof Reports]: { readonly type: Type; readonly detail: Reports[Type] };
}[keyof Reports];

/**
 * What is to be done. Some of it needs no word: to leave the link's states lets the socket go, an
 * open link gets what was held, and `closed` hands it back.
 */
export type Effect =
  /** Ask for the address and make a socket. */
  { readonly type: 'attempt' } | { readonly type: 'probe' } | Report;

/** What comes next. It is told in the order of these. */
export interface Step {
  readonly state: State;
  readonly error?: Error | undefined;
  /** The end of a link or an attempt; another follows unless the state is `closed`. */
  readonly end?: CloseFacts | undefined;
  readonly effects?: readonly Effect[] | undefined;
  /** The facts to put before `shouldReconnect`, whose answer the signal is then judged by anew. */
  readonly ask?: CloseFacts;
}
