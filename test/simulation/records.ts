import type { ConnectionState, TapRecord } from '../../src/core/reports.ts';
import type { Message } from './messages.ts';
import type { BrowserSocket, SocketEvent } from './network/browser-socket.ts';

/** What the page may ask of a connection. */
export type CallName =
  | 'connect'
  | 'reconnect'
  | 'close'
  | 'send'
  | 'check'
  | 'abort'
  | 'store'
  | 'restore'
  | 'move'
  | 'configure'
  | 'binaryType';

/** What the connection asks the page. */
export type CallbackName =
  | 'url'
  | 'protocols'
  | 'heartMessage'
  | 'heartReply'
  | 'shouldReconnect'
  | 'dial';

/** Who has called the connection, and it has not returned yet. */
export type Context =
  | { readonly by: 'call'; readonly name: CallName }
  | { readonly by: 'socket'; readonly socket: BrowserSocket; readonly event: SocketEvent }
  | { readonly by: 'timer' }
  | { readonly by: 'page'; readonly event: 'hint' | 'offline' }
  /** The connection has called the page, which may call it back. */
  | { readonly by: 'callback'; readonly name: CallbackName | 'tap' };

/** How a link, or an attempt, ended. */
export interface End {
  readonly cause: string;
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
  /** Whether an `error` tells why. */
  readonly hasError: boolean;
}

interface Details {
  /** The connection is about to be called, or to call. */
  enter: { readonly context: Context };
  leave: { readonly context: Context };
  /** The state has changed. */
  turn: {
    readonly from: ConnectionState;
    readonly to: ConnectionState;
    readonly context: Context | undefined;
    readonly end: End | undefined;
  };
  /** An attempt begins; `isAfresh` where another was running. */
  attempt: { readonly isAfresh: boolean; readonly context: Context | undefined };
  dialled: { readonly socket: BrowserSocket };
  /** Something was written to a socket: a message, or else a probe. */
  wrote: {
    readonly socket: BrowserSocket;
    readonly data: unknown;
    readonly message: Message | undefined;
    readonly before: number;
  };
  /** A message of the server's was taken as such: it is no reply, and nobody closed meanwhile. */
  received: { readonly data: unknown; readonly reply: number; readonly time: number };
  event: { readonly event: Event };
  tapped: { readonly record: TapRecord };
  /** A message has come to the server. */
  arrived: { readonly message: Message };
  /** A step is done, and all promises have settled. */
  step: object;
}

export type RecordType = keyof Details;

/** What happens in a world, as its invariants see it. */
export type WorldRecord = {
  [Type in RecordType]: { readonly type: Type } & Details[Type];
}[RecordType];

export type RecordOf<Type extends RecordType> = Extract<WorldRecord, { type: Type }>;
