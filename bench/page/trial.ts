import { libraries } from '../libraries/index.ts';
import { type Address, type Connection, usualHeart } from '../libraries/library.ts';
import type { LibraryName } from '../libraries/names.ts';
import {
  instrument,
  now,
  pendingTimers,
  type SocketRecord,
  sockets,
  watchWrites,
} from './instruments.ts';

/** What a library told, and when: milliseconds since 1970. */
export interface Told {
  readonly type: string;
  readonly time: number;
}

export interface TrialPlan {
  readonly name: LibraryName;
  /** One connection to each of them. */
  readonly addresses: readonly string[];
  readonly heart?: { readonly time: number; readonly timeout: number };
  /** The calls of the url function, counted from 1, that fail; without it there is no function. */
  readonly failingCalls?: readonly number[];
}

/** What has happened so far. */
export interface TrialRecord {
  /** By connection. */
  readonly told: readonly (readonly Told[])[];
  readonly sockets: readonly SocketRecord[];
  readonly timers: number;
}

const told: Told[][] = [];
const connections: Connection[] = [];

/** Connects, with everything watched that the connections do. The trial has the page to itself. */
export function begin({ name, addresses, heart = usualHeart, failingCalls }: TrialPlan): void {
  instrument();
  for (const address of addresses) {
    const own: Told[] = [];
    told.push(own);
    const source = failingCalls ? failing(name, address, failingCalls) : address;
    const tell = (type: string) => own.push({ type, time: now() });
    try {
      connections.push(libraries[name].connect(source, { heart, told: tell }));
    } catch {
      tell('thrown');
    }
  }
}

/** A function that gives the address, but fails now and then, as a fetched token may. */
function failing(name: LibraryName, address: string, calls: readonly number[]): Address {
  let call = 0;
  const give = () => {
    call += 1;
    if (calls.includes(call)) throw new Error('No token.');
    return address;
  };
  return libraries[name].urlFunction === 'async' ? async () => give() : give;
}

export const record = (): TrialRecord => ({ told, sockets, timers: pendingTimers() });

/** Calls `close()` on every connection; gives the time. */
export function closeAll(): number {
  const time = now();
  for (const connection of connections) connection.close();
  return time;
}

/** Stalls the page for so long right after each of the next `times` probes was written. */
export function stallAfterProbes(milliseconds: number, times: number): void {
  let left = times;
  watchWrites((data) => {
    if (data !== 'ping' || left === 0) return;
    left -= 1;
    queueMicrotask(() => stall(milliseconds));
  });
}

/** Nothing runs in the page until this request is answered, and no processor is used meanwhile. */
function stall(milliseconds: number): void {
  const request = new XMLHttpRequest();
  request.open('GET', `late?${milliseconds}`, false);
  request.send();
}
