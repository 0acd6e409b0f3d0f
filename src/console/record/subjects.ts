import type {
  CloseDetail,
  ErrorDetail,
  HeartbeatDetail,
  OpenDetail,
  ReconnectingDetail,
  StateChangeDetail,
  TapRecord,
  UnsentDetail,
} from '../../core/reports.ts';
import { withoutSecrets } from '../text/secrets.ts';
import type { Subject } from './entry.ts';
import { payloadOf, sizeOf } from './payload.ts';

/** A close as a plain WebSocket tells it: without a cause, and without a future. */
export interface PlainClose {
  readonly type: 'close';
  readonly time: number;
  readonly data?: undefined;
  readonly detail: Pick<CloseDetail, 'code' | 'reason' | 'wasClean'>;
}

/** What a source tells the console. */
export type SourceRecord = TapRecord | PlainClose;

/** How many of the messages that came back unsent an entry keeps. */
const mostUnsent = 20;

/** The subject of a record; nothing, for one that needs no entry of its own. */
export function subjectOf(record: SourceRecord): Subject | undefined {
  switch (record.type) {
    case 'sent':
    case 'received':
    case 'held':
    case 'probe': {
      const data = payloadOf(record.data);
      return { kind: record.type, data, size: sizeOf(data) };
    }
    case 'reply': {
      const data = payloadOf(record.data);
      return { kind: 'reply', data, size: sizeOf(data), latency: undefined };
    }
    case 'heartbeat': {
      const { latency } = record.detail as HeartbeatDetail;
      return { kind: 'reply', data: undefined, size: 0, latency };
    }
    case 'open': {
      const { url, protocol, attempt } = record.detail as OpenDetail;
      return { kind: 'open', url: withoutSecrets(url), protocol, attempt };
    }
    case 'close': {
      const { code, reason, wasClean, cause, willReconnect, unconfirmed } =
        record.detail as Partial<CloseDetail> & PlainClose['detail'];
      return {
        kind: 'close',
        code,
        reason: withoutSecrets(reason),
        wasClean,
        cause,
        willReconnect,
        unconfirmed: unconfirmed ?? 0,
      };
    }
    case 'reconnecting': {
      const { attempt, delay } = record.detail as ReconnectingDetail;
      return { kind: 'wait', attempt, delay, phase: 'counting', waited: 0 };
    }
    case 'unsent': {
      const { data, reason } = record.detail as UnsentDetail;
      const first = data.slice(0, mostUnsent).map(payloadOf);
      return { kind: 'unsent', reason, count: data.length, data: first };
    }
    case 'error':
      return errorSubject((record.detail as ErrorDetail | undefined)?.error);
    case 'statechange': {
      const { state, previous } = record.detail as StateChangeDetail;
      // After a wait, the entry of the wait says it.
      return state === 'connecting' && previous !== 'waiting' ? { kind: 'connecting' } : undefined;
    }
    default:
      return undefined;
  }
}

/** The subject of something that was thrown, or told as an error. */
export function errorSubject(error: unknown): Subject {
  const message = messageOf(error);
  return { kind: 'error', message: message === undefined ? message : withoutSecrets(message) };
}

/** A reply together with the latency that was told right after it (or before it). */
export function joined(last: Subject | undefined, next: Subject): Subject | undefined {
  if (last?.kind !== 'reply' || next.kind !== 'reply') return undefined;
  if (last.data !== undefined && next.data === undefined && last.latency === undefined) {
    return { ...last, latency: next.latency };
  }
  if (last.data === undefined && next.data !== undefined && next.latency === undefined) {
    return { ...last, data: next.data, size: next.size };
  }
  return undefined;
}

/** What an error says, with its name where that tells more than “Error”. */
function messageOf(error: unknown): string | undefined {
  if (error === undefined) return undefined;
  if (!(error instanceof Error)) return String(error);
  const { name, message } = error;
  return name === 'Error' ? message : `${name}: ${message}`;
}
