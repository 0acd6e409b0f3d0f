import type { Settings } from '../../src/core/options.ts';
import type { Throttle } from './clock.ts';
import type { Kind } from './messages.ts';
import type { Manners, Welcome } from './network/server.ts';
import type { CallbackName } from './records.ts';

/** Where a page's own code runs, and may call the connection back. */
export type Hook =
  | CallbackName
  | 'tap'
  | 'open'
  | 'message'
  | 'heartbeat'
  | 'close'
  | 'reconnecting'
  | 'unsent'
  | 'error'
  | 'statechange';

/** What the page's code does there: call the connection, or answer badly. */
export type Reaction =
  | 'close'
  | 'connect'
  | 'reconnect'
  | 'send'
  | 'check'
  | 'prevent'
  | 'throw'
  | 'reject'
  | 'never'
  | 'later'
  | 'garbage'
  | 'no';

/** Settings that change while a world lasts. */
export type Changes = Partial<{
  -readonly [Name in keyof Settings as Settings[Name] extends number ? Name : never]: number;
}>;

/** What is done to a world, one after the other. */
export type Action =
  | { readonly do: 'wait'; readonly ms: number }
  // The page calls.
  | { readonly do: 'send'; readonly kind: Kind; readonly size: number }
  | { readonly do: 'connect' | 'reconnect' | 'check' | 'abort' | 'store' | 'restore' }
  | { readonly do: 'close'; readonly code?: number }
  | { readonly do: 'configure'; readonly changes: Changes }
  | { readonly do: 'move'; readonly to: number | 'nowhere' }
  | { readonly do: 'binaryType'; readonly to: BinaryType }
  | { readonly do: 'react'; readonly on: Hook; readonly by: Reaction; readonly times: number }
  // The page lives.
  | { readonly do: 'online' | 'offline' | 'hide' | 'show' | 'resume' | 'pageshow' }
  | { readonly do: 'block'; readonly ms: number; readonly timersFirst: boolean }
  | { readonly do: 'sleep'; readonly ms: number; readonly link: 'kept' | 'dead' | 'cut' }
  | { readonly do: 'set the clock'; readonly ms: number }
  | { readonly do: 'throttle'; readonly to: Throttle }
  // The server and the network.
  | { readonly do: 'welcome'; readonly as: Welcome }
  | { readonly do: 'answer'; readonly as: Partial<Manners> }
  | { readonly do: 'say'; readonly what: 'text' | 'bytes' | 'pong'; readonly times: number }
  | { readonly do: 'end'; readonly code: number }
  | { readonly do: 'restart'; readonly ms: number; readonly code: number }
  | { readonly do: 'cut'; readonly tellsError: boolean }
  | { readonly do: 'die'; readonly room: number }
  | { readonly do: 'stall'; readonly ms: number };

const list = (facts: object): string =>
  Object.entries(facts)
    .map(([name, value]) => `${name} ${typeof value === 'object' ? `{${list(value)}}` : value}`)
    .join(', ');

/** An action as a line to read. */
export function describe({ do: what, ...facts }: Action): string {
  const details = list(facts);
  return details ? `${what} (${details})` : what;
}
