import type { ConnectionOptions } from 'heartbeat-socket';
import type { Address, Face } from './page/subject.ts';
import type { LinkServerOptions } from './servers/controls.ts';
import type { Stage } from './stage.ts';

/** One fault, and what must come of it. */
export interface Row {
  readonly name: string;
  readonly face: Face;
  /** Other than those of `haste`. */
  readonly options?: ConnectionOptions;
  readonly server?: LinkServerOptions;
  /** Its server is the development server, at this path below `/ws/`. */
  readonly devServer?: string;
  /** What the subject is given for its server's address. */
  readonly address?: (url: string) => Address;
  /** What its twin is given for that of its own server. */
  readonly twinAddress?: (url: string) => string;
  /** Milliseconds between two numbered messages, each way; 0: none. */
  readonly pace?: number;
  /** Whether the fault is there from the first attempt on, so that no link comes before it. */
  readonly isFromTheStart?: boolean;
  /** What is done to the page, its link or its server. */
  readonly act?: (stage: Stage) => Promise<void> | void;
  /** What the page sees from then on, in order; see `sights()`. */
  readonly sees: string | RegExp;
  readonly detection: Detection;
  readonly recovery: Recovery;
  /** Links that the server has at the end: those that answer, and those half-open. */
  readonly left: { readonly open: number; readonly frozen?: number };
  /** Where it plays: with others. */
  readonly place?: Place;
  /** What is fetched from the pages’ server. */
  readonly path?: 'loading';
  /** Whether the heartbeat's period is held against bare timers from the fault on. */
  readonly keepsPeriod?: boolean;
  /** Whether its browser slows timers of hidden pages after seconds instead of minutes. */
  readonly throttlesEarly?: boolean;
}

/**
 * How soon the end of the link, or the attempt, is seen: as soon as by a bare WebSocket, and perhaps
 * only where that sees one; when two
 * bare timers of quiet time and patience have rung; when one of `connectTimeout` has; as the page is
 * stored; never, for there is none.
 */
export type Detection =
  | 'bare'
  | 'bare, if at all'
  | 'heartbeat'
  | 'connect-timeout'
  | 'stored'
  | 'never';

/**
 * How soon there is a link again: after the wait in force; within a second of a hint; at once when
 * the page is restored; never, for it stays closed; or it was never gone.
 */
export type Recovery = 'wait' | 'wait, if gone' | 'hint' | 'restored' | 'never' | 'never gone';

/**
 * With others in one browser; in a browser of its own, as people use it; its servers in a process
 * of their own, too; or both in network namespaces.
 */
export type Place = 'shared' | 'alone' | 'apart' | 'namespaces';

/** Options that make a row short; those of heartbeats are given by the rows that are about them. */
export const haste = {
  heartTime: 5000,
  heartTimeout: 10_000,
  reconnectTime: 400,
  reconnectGrowth: 2,
  reconnectMaxTime: 2000,
  reconnectJitter: 0.5,
  stableTime: 1000,
  connectTimeout: 20_000,
} as const satisfies ConnectionOptions;

/** Milliseconds between two numbered messages, each way, unless a row says otherwise. */
export const usualPace = 20;

/** Heartbeats for rows that are about them: short, and long enough for a busy machine to answer. */
export const beats = { heartTime: 500, heartTimeout: 3000 } as const satisfies ConnectionOptions;
