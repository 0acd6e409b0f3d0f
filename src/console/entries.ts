import type {
  CloseCause,
  CloseDetail,
  ErrorDetail,
  HeartbeatDetail,
  OpenDetail,
  ReconnectingDetail,
  StateChangeDetail,
  TapRecord,
  UnsentDetail,
} from '../core/reports.ts';
import { type Body, bodyOf } from './body.ts';

/** A close as a plain WebSocket tells it: without a cause, and without a future. */
export interface PlainClose {
  readonly type: 'close';
  readonly time: number;
  readonly data?: undefined;
  readonly detail: Pick<CloseDetail, 'code' | 'reason' | 'wasClean'>;
}

/** What a source tells the console. */
export type SourceRecord = TapRecord | PlainClose;

/** What one line of the log is about. */
export type Subject =
  | { readonly kind: 'sent' | 'received' | 'held' | 'probe'; readonly body: Body }
  | {
      /** A heartbeat reply, or a heartbeat answered by other means. */
      readonly kind: 'reply';
      readonly body: Body | undefined;
      readonly latency: number | undefined;
    }
  | { readonly kind: 'connecting' | 'another' }
  | ({ readonly kind: 'open' } & OpenDetail)
  | ({ readonly kind: 'close' } & Pick<CloseDetail, 'code' | 'reason'> & {
        readonly cause: CloseCause | undefined;
        readonly willReconnect: boolean | undefined;
        readonly unconfirmed: number;
      })
  | Wait
  | {
      readonly kind: 'unsent';
      readonly reason: UnsentDetail['reason'];
      readonly count: number;
      readonly bodies: readonly Body[];
    }
  | { readonly kind: 'error'; readonly message: string | undefined };

/** A wait for the next attempt. */
export interface Wait {
  readonly kind: 'wait';
  readonly attempt: number;
  /** When it began and when it is over, in milliseconds, as `performance.now()`. */
  readonly since: number;
  readonly until: number;
  readonly phase: 'counting' | 'tried' | 'off';
  /** How long it was in the end, in milliseconds. */
  readonly waited: number;
}

/** One line of the log. Never changed: a line that learns more is replaced. */
export type Entry = Subject & {
  /** The same through all replacements. */
  readonly id: number;
  /** When, in milliseconds since 1970. */
  readonly at: number;
};

/** How many of the messages that came back unsent a line shows. */
const mostUnsent = 5;

/** The subject of a record; nothing, for one that needs no line of its own. */
export function subjectOf(record: SourceRecord): Subject | undefined {
  switch (record.type) {
    case 'sent':
    case 'received':
    case 'held':
    case 'probe':
      return { kind: record.type, body: bodyOf(record.data) };
    case 'reply':
      return { kind: 'reply', body: bodyOf(record.data), latency: undefined };
    case 'heartbeat': {
      const { latency } = record.detail as HeartbeatDetail;
      return { kind: 'reply', body: undefined, latency };
    }
    case 'open':
      return { kind: 'open', ...(record.detail as OpenDetail) };
    case 'close': {
      const { code, reason, cause, willReconnect, unconfirmed } =
        record.detail as Partial<CloseDetail> & Pick<CloseDetail, 'code' | 'reason'>;
      return { kind: 'close', code, reason, cause, willReconnect, unconfirmed: unconfirmed ?? 0 };
    }
    case 'reconnecting': {
      const { attempt, delay } = record.detail as ReconnectingDetail;
      const { time } = record;
      return {
        kind: 'wait',
        attempt,
        since: time,
        until: time + delay,
        phase: 'counting',
        waited: 0,
      };
    }
    case 'unsent': {
      const { data, reason } = record.detail as UnsentDetail;
      return {
        kind: 'unsent',
        reason,
        count: data.length,
        bodies: data.slice(0, mostUnsent).map(bodyOf),
      };
    }
    case 'error':
      return {
        kind: 'error',
        message: messageOf((record.detail as ErrorDetail | undefined)?.error),
      };
    case 'statechange': {
      const { state, previous } = record.detail as StateChangeDetail;
      // After a wait, the line of the wait says it.
      return state === 'connecting' && previous !== 'waiting' ? { kind: 'connecting' } : undefined;
    }
    default:
      return undefined;
  }
}

/** A reply together with the latency that was told right after it (or before it). */
export function joined(last: Subject | undefined, next: Subject): Subject | undefined {
  if (last?.kind !== 'reply' || next.kind !== 'reply') return undefined;
  if (last.body && !next.body && last.latency === undefined) {
    return { ...last, latency: next.latency };
  }
  if (!last.body && next.body && next.latency === undefined) return { ...last, body: next.body };
  return undefined;
}

/** What an error says, with its name where that tells more than “Error”. */
export function messageOf(error: unknown): string | undefined {
  if (error === undefined) return undefined;
  if (!(error instanceof Error)) return String(error);
  const { name, message } = error;
  return name === 'Error' ? message : `${name}: ${message}`;
}

/** Whether a line is one that the heartbeats' checkbox hides. */
export function isHeartbeat({ kind }: Subject): boolean {
  return kind === 'probe' || kind === 'reply';
}
