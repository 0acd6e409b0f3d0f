/**
 * What a connection tells its owner: one detail type per event.
 * The faces (`HeartbeatSocket`, `<heartbeat-socket>`) turn each into one DOM event.
 */

/** Where a connection stands. `waiting` is the time between two attempts; `closed` is for good. */
export type ConnectionState = 'idle' | 'connecting' | 'open' | 'closing' | 'waiting' | 'closed';

/**
 * Why a link, or an attempt, ended:
 * `client` (we closed it), `server` (a close frame came), `network` (no close frame came),
 * `heart-timeout` (no sign of life after a probe), `connect-timeout` (it did not open in time),
 * `page` (the page went into the back-forward cache).
 */
export type CloseCause =
  | 'client'
  | 'server'
  | 'network'
  | 'heart-timeout'
  | 'connect-timeout'
  | 'page';

/** Data of a message as the platform hands it out: text, or bytes by `binaryType`. */
export type MessageData = string | Blob | ArrayBuffer;

/** Data that `send()` takes, as on WebSocket. */
export type SendData = string | Blob | ArrayBuffer | ArrayBufferView;

/** A link is up. */
export interface OpenDetail {
  /** The resolved address. */
  readonly url: string;
  /** The subprotocol the server chose, or `''`. */
  readonly protocol: string;
  /** 0 for the first attempt, else the number of the retry that worked. */
  readonly attempt: number;
}

/** A message that is no heartbeat reply. */
export interface MessageDetail {
  readonly data: MessageData;
  /** The server's origin, as on `MessageEvent`. */
  readonly origin: string;
}

/** A probe was answered. */
export interface HeartbeatDetail {
  /** The round trip, in milliseconds. */
  readonly latency: number;
}

/** A link, or an attempt, ended. */
export interface CloseDetail {
  /** The close code of RFC 6455, section 7.4; 1006 for anything abandoned. */
  readonly code: number;
  readonly reason: string;
  /** Whether the closing handshake was finished. */
  readonly wasClean: boolean;
  readonly cause: CloseCause;
  /** Whether an attempt follows. */
  readonly willReconnect: boolean;
  /** How many messages were written to the link after its last sign of life. */
  readonly unconfirmed: number;
}

/** What `shouldReconnect` is asked with: the coming `close` event's facts. */
export type CloseFacts = Omit<CloseDetail, 'willReconnect'>;

/** A wait between two attempts begins. */
export interface ReconnectingDetail {
  /** The number of the coming retry, from 1. */
  readonly attempt: number;
  /** The wait, in milliseconds. */
  readonly delay: number;
  readonly cause: CloseCause;
}

/** Accepted messages that will not be sent. */
export interface UnsentDetail {
  /** The messages, in the order they were given. */
  readonly data: SendData[];
  /** `expired`: older than `queueTime`; `closed`: no link will come. */
  readonly reason: 'closed' | 'expired';
}

/** Something failed, and what to do about it. */
export interface ErrorDetail {
  readonly error: Error;
}

/** The state changed. */
export interface StateChangeDetail {
  readonly state: ConnectionState;
  readonly previous: ConnectionState;
}

/** Every event and its detail. */
export interface Reports {
  open: OpenDetail;
  message: MessageDetail;
  heartbeat: HeartbeatDetail;
  close: CloseDetail;
  reconnecting: ReconnectingDetail;
  unsent: UnsentDetail;
  error: ErrorDetail;
  statechange: StateChangeDetail;
}

/** The types of the events, in the order in which a handler attribute `on…` exists for each. */
export const reportTypes = [
  'open',
  'message',
  'error',
  'close',
  'heartbeat',
  'reconnecting',
  'unsent',
  'statechange',
] as const satisfies readonly (keyof Reports)[];

/**
 * What `tap()` tells an observer: a frame (`sent`, `received`, `probe`, `reply`), a message that is
 * held for the next link (`held`), or a change, by its event's type. A message is told as
 * `received` only, not a second time as `message`.
 */
export interface TapRecord {
  readonly type:
    | 'sent'
    | 'received'
    | 'held'
    | 'probe'
    | 'reply'
    | Exclude<keyof Reports, 'message'>;
  /** When, in milliseconds, as `performance.now()`. */
  readonly time: number;
  /** The frame's data, for frames. */
  readonly data?: unknown;
  /** The event's detail, for changes. */
  readonly detail?: Reports[keyof Reports];
}
