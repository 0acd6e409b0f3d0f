import type { CloseCause, CloseDetail, OpenDetail, UnsentDetail } from '../../core/reports.ts';
import type { Payload } from './payload.ts';

/** A message: sent, received, or held for the next link; or a heartbeat that went out. */
export interface MessageSubject {
  readonly kind: 'sent' | 'received' | 'held' | 'probe';
  readonly data: Payload;
  /** Bytes on the wire: text as UTF-8. */
  readonly size: number;
}

/** A heartbeat reply, or a heartbeat answered by other means, which has no data. */
export interface ReplySubject {
  readonly kind: 'reply';
  readonly data: Payload | undefined;
  /** Bytes on the wire; 0 without data. */
  readonly size: number;
  /** The round trip, in milliseconds. */
  readonly latency: number | undefined;
}

/** A link is up. The url's secrets are masked. */
export type OpenSubject = { readonly kind: 'open' } & OpenDetail;

/** A link, or an attempt, ended. A plain WebSocket tells no cause, and nothing of what follows. */
export type CloseSubject = { readonly kind: 'close' } & Pick<
  CloseDetail,
  'code' | 'reason' | 'wasClean' | 'unconfirmed'
> & { readonly cause: CloseCause | undefined; readonly willReconnect: boolean | undefined };

/** A wait for the next attempt. */
export interface WaitSubject {
  readonly kind: 'wait';
  readonly attempt: number;
  /** How long it is to be, in milliseconds. */
  readonly delay: number;
  readonly phase: 'counting' | 'tried' | 'off';
  /** How long it was in the end, in milliseconds; 0 while it counts. */
  readonly waited: number;
}

/** Messages that were accepted and will not be sent. */
export interface UnsentSubject {
  readonly kind: 'unsent';
  readonly reason: UnsentDetail['reason'];
  readonly count: number;
  /** The first of them. */
  readonly data: readonly Payload[];
}

/** Something failed. A platform's `error` event has no message. */
export interface ErrorSubject {
  readonly kind: 'error';
  readonly message: string | undefined;
}

/** What is broken on purpose from here on; nothing: all goes as it is again. */
export interface FaultsSubject {
  readonly kind: 'faults';
  readonly active: readonly FaultName[];
}

/** What the console can break. */
export type FaultName =
  | 'drop-incoming'
  | 'drop-outgoing'
  | 'delay'
  | 'offline'
  | 'swallow-replies'
  /** Once: the link was cut. */
  | 'cut';

/** What an entry is about. */
export type Subject =
  | MessageSubject
  | ReplySubject
  /** An attempt begins; from here on, the log is about another socket. */
  | { readonly kind: 'connecting' | 'another' }
  | OpenSubject
  | CloseSubject
  | WaitSubject
  | UnsentSubject
  | ErrorSubject
  | FaultsSubject;

/** One entry of the log. Never changed: an entry that learns more is replaced. */
export type Entry = Subject & {
  /** Counts from 1, without gaps; the same through all replacements. */
  readonly id: number;
  /** When, in milliseconds since 1970, to the microsecond. */
  readonly at: number;
};

export type Kind = Entry['kind'];

/** Whether it is a frame that went out, or came in; nothing, for what is no frame. */
export function directionOf({ kind }: Subject): 'out' | 'in' | undefined {
  if (kind === 'sent' || kind === 'probe') return 'out';
  return kind === 'received' || kind === 'reply' ? 'in' : undefined;
}
