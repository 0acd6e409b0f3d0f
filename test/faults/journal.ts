import type {
  CloseDetail,
  ErrorDetail,
  OpenDetail,
  ReconnectingDetail,
  StateChangeDetail,
} from 'heartbeat-socket';
import type { TwinNotes } from './page/twin.ts';

/** What a page wrote down: plain data, as it crosses to the runner. Times are `moment()`s. */
export interface Journal {
  /** What the page saw, in order. */
  readonly events: readonly Entry[];
  /** The numbered messages of the page, in the order of `send()`. */
  readonly accepted: readonly number[];
  /** When each was written to a link, and to which (from 1). */
  readonly written: readonly {
    readonly number: number;
    readonly link: number;
    readonly at: number;
  }[];
  /** Those that came back in `unsent`. */
  readonly unsent: readonly number[];
  /** The numbered messages of the server, by link (from 1). */
  readonly received: readonly { readonly number: number; readonly link: number }[];
  /** When probes went out, by link. */
  readonly probes: readonly { readonly link: number; readonly at: number }[];
  /** When the last sign of life came, by link. */
  readonly lastLife: Readonly<Record<number, number>>;
  readonly twin: TwinNotes;
  readonly state: string;
}

/** One event, with what of it matters here. */
export type Entry = { readonly at: number } & (
  | { readonly type: 'open'; readonly detail: Pick<OpenDetail, 'attempt'> }
  | {
      readonly type: 'close';
      readonly detail: Pick<CloseDetail, 'code' | 'cause' | 'willReconnect' | 'unconfirmed'>;
    }
  | { readonly type: 'reconnecting'; readonly detail: ReconnectingDetail }
  | {
      readonly type: 'error';
      readonly detail: { readonly message: ErrorDetail['error']['message'] };
    }
  | { readonly type: 'heartbeat'; readonly detail: { readonly latency: number } }
  | {
      readonly type: 'unsent';
      readonly detail: { readonly reason: string; readonly count: number };
    }
  | { readonly type: 'statechange'; readonly detail: StateChangeDetail }
  /** The page's own: visibility, freezing, storing, the network. */
  | { readonly type: 'page'; readonly detail: { readonly name: string } }
);

/** How far a page has come; what the runner waits for. */
export interface Progress {
  readonly state: string;
  readonly isTwinOpen: boolean;
  readonly opens: number;
  readonly heartbeats: number;
  readonly probes: number;
  readonly received: number;
  /** The number of the last retry that was told. */
  readonly retry: number;
}

export type EntryOf<Type extends Entry['type']> = Extract<Entry, { type: Type }>;
