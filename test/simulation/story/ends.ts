import type { ConnectionState } from '../../../src/core/reports.ts';
import type { SocketEnd } from '../network/browser-socket.ts';
import type { Context, End } from '../records.ts';

/** What is known besides of a change of state, that may be an end. */
interface Circumstances {
  readonly from: ConnectionState;
  readonly to: ConnectionState;
  readonly context: Context | undefined;
  /** How the socket says that it ended, where it is the socket that says so. */
  readonly own: SocketEnd | undefined;
  /** Whether the socket has told an error before. */
  readonly isErred: boolean;
  /** Whether the attempt could not get its address or its socket. */
  readonly isAskFailed: boolean;
  /** Whether the page's fixed address can't be used. */
  readonly isUnusable: boolean;
  /** Whether anything was received on the link. */
  readonly isHeard: boolean;
}

/** The end that a change of state is, as rules 4, 12, 14, 17 and 19 have it; most are none. */
export function endOf(circumstances: Circumstances): End | undefined {
  const { from, to, context, own, isAskFailed } = circumstances;
  if (to === 'connecting') {
    return from === 'open' || from === 'closing' ? abandoned('client') : undefined;
  }
  if ((to !== 'waiting' && to !== 'closed') || from === 'idle') return undefined;
  const call = context?.by === 'call' ? context.name : undefined;
  if (call === 'store') return abandoned('page');
  const isClose = call === 'close' || call === 'abort';
  if (call && !isClose && circumstances.isUnusable && !isAskFailed) {
    return abandoned('client', true);
  }
  if (from === 'closing' && own) return told('client', own);
  if (from === 'closing' || from === 'waiting' || isClose) return abandoned('client');
  if (own) {
    // 1006 and 1015 stand for a close frame that did not come.
    const cause = [1006, 1015].includes(own.code) ? 'network' : 'server';
    return told(cause, own, circumstances.isErred);
  }
  if (isAskFailed) return abandoned('network', true);
  if (from === 'connecting') return abandoned('connect-timeout', true);
  return abandoned('heart-timeout', !circumstances.isHeard);
}

const abandoned = (cause: string, hasError = false): End => ({
  cause,
  code: 1006,
  reason: '',
  wasClean: false,
  hasError,
});

const told = (cause: string, { code, reason, wasClean }: SocketEnd, hasError = false): End => ({
  cause,
  code,
  reason,
  wasClean,
  hasError,
});
