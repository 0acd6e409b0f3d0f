import type { HeartbeatSocket, HeartbeatSocketOptions } from 'heartbeat-socket/core';
import type { ServerControl } from './servers/protocol-server.ts';

/**
 * How much of ours is there: nothing, as `native` is the platform's own class, to show that a rule
 * asks for no more than that gives; our class with nothing switched on, with the heartbeat, or with
 * coming back by itself as well.
 */
export type Mode = 'native' | 'plain' | 'heartbeat' | 'reconnecting';

/** Those in which only the client itself makes new links. */
export const notReconnecting: readonly Mode[] = ['native', 'plain', 'heartbeat'];

const allModes: readonly Mode[] = [...notReconnecting, 'reconnecting'];

/** What is switched on. What a probe looks like is the protocol's affair. */
export const optionsOf: Readonly<Record<Mode, HeartbeatSocketOptions>> = {
  native: {},
  plain: { heartTime: 0, reconnectCount: 0, queueLimit: 0, connectTimeout: 0 },
  heartbeat: { heartTime: 50, reconnectCount: 0 },
  reconnecting: { heartTime: 50, reconnectTime: 50, reconnectGrowth: 1, reconnectJitter: 0 },
};

/** What a rule finds where it runs, in a page or in Node. */
export interface World {
  readonly mode: Mode;
  readonly server: ServerControl;
  /** Where the server listens. */
  readonly url: string;
  /** The platform's own class; in Node that of `ws`. */
  readonly nativeClass: typeof WebSocket;
  /** The class to give to a client in place of WebSocket. */
  socketClass(options?: HeartbeatSocketOptions): typeof WebSocket;
  /** What has been made of it so far. */
  readonly sockets: readonly HeartbeatSocket[];
  /** How many timers of those sockets are running. */
  timers(): number;
  /** Ends something when the rule has ended, however it did. */
  atEnd(end: () => unknown): void;
}

/** What holds for a client on our class: a title, and what shows it. */
export interface Rule {
  readonly title: string;
  /** Default: all of them. */
  readonly modes?: readonly Mode[];
  run(world: World): Promise<void>;
}

/** All rules of one client, in every mode in which they hold. */
export function casesOf(rules: readonly Rule[]): readonly { rule: Rule; mode: Mode }[] {
  return allModes.flatMap((mode) =>
    rules.filter((rule) => (rule.modes ?? allModes).includes(mode)).map((rule) => ({ rule, mode })),
  );
}
