import { isListOfCodes } from './close-codes.ts';
import type { CloseFacts } from './reports.ts';
import { textOf } from './text-of.ts';

/** Data of a probe. */
export type HeartbeatData = string | ArrayBuffer | ArrayBufferView;

/** What makes probes: a fixed text or bytes, or a function called for every probe. */
export type HeartMessage = HeartbeatData | (() => HeartbeatData);

/** What a reply looks like: exact text, or a function of a message and the probe that is owed one. */
export type HeartReply = string | ((data: unknown, probe: HeartbeatData) => boolean);

/** The options of a connection. Times are milliseconds, at most 2147483647 (about 25 days). */
export interface ConnectionOptions {
  /** Quiet time before a probe goes out. 15000; 0 switches the heartbeat off. */
  heartTime?: number;
  /** Time for any sign of life after a probe. 5000. */
  heartTimeout?: number;
  /** The probe. `'ping'`. */
  heartMessage?: HeartMessage | undefined;
  /** What a reply looks like. Unset: `pong`, or an exact echo of the probe. */
  heartReply?: HeartReply | undefined;
  /** The wait before the first retry. 5000. */
  reconnectTime?: number;
  /** The factor from one wait to the next. 2; 1 keeps it fixed. */
  reconnectGrowth?: number;
  /** The longest wait. 30000. */
  reconnectMaxTime?: number;
  /** The random part of a wait, 0 to 1: w becomes w · (1 − jitter · random). 0.9. */
  reconnectJitter?: number;
  /** Retries in a row before giving up. −1 never gives up; 0 never retries. */
  reconnectCount?: number;
  /** How long a link must have lasted for the count to start over. 5000. */
  stableTime?: number;
  /** Time for one attempt to open. 10000; 0 leaves it to the platform. */
  connectTimeout?: number;
  /**
   * Close codes from the server after which it stays closed, separated by spaces or commas.
   * `1002 1003 1007 1008 1010 4400-4407 4409-4428 4430-4499`; `''` for none.
   */
  fatalCodes?: string | readonly (string | number)[];
  /** Bytes that `send()` may hold while there is no link. 1048576; 0: as on a native WebSocket. */
  queueLimit?: number;
  /** How long a held message stays worth sending. 0: forever. */
  queueTime?: number;
  /** Asked last, after all other rules; `false` keeps it closed. */
  shouldReconnect?: ((facts: CloseFacts) => boolean) | undefined;
}

/** The longest time, in milliseconds; above it times are cut. */
const longest = 2147483647;

/** The default of each option; of a number also the least (0) and the greatest (`longest`). */
const standards = {
  heartTime: [15000],
  reconnectMaxTime: [30000],
  stableTime: [5000],
  heartTimeout: [5000, 1],
  reconnectGrowth: [2, 1, Infinity],
  connectTimeout: [10000],
  reconnectTime: [5000],
  reconnectCount: [-1, -1, Infinity],
  reconnectJitter: [0.9, 0, 1],
  queueTime: [0],
  heartMessage: ['ping'],
  queueLimit: [1048576, 0, Infinity],
  heartReply: [],
  shouldReconnect: [],
  fatalCodes: ['1002 1003 1007 1008 1010 4400-4407 4409-4428 4430-4499'],
} as const;

type Standard = readonly [standard?: number | string, least?: number, greatest?: number];

export type OptionName = keyof typeof standards;
export const optionNames = Object.keys(standards) as OptionName[];

export type NumberOption = {
  [Name in OptionName]: (typeof standards)[Name][0] extends number ? Name : never;
}[OptionName];

/** Options as the connection uses them: complete and in range. */
export interface Settings extends Readonly<Record<NumberOption, number>> {
  readonly fatalCodes: string;
  readonly heartMessage: HeartMessage;
  readonly heartReply: HeartReply | undefined;
  readonly shouldReconnect: ((facts: CloseFacts) => boolean) | undefined;
}

/**
 * What an option's value means to the connection. What is missing, no value or out of range means
 * the default; unless `isQuiet`, it is told.
 */
export function readOption(name: OptionName, value: unknown, isQuiet = false): unknown {
  const [standard, least = 0, greatest = longest]: Standard = standards[name];
  const text = textOf(value);
  if (typeof standard === 'number') {
    const number = Number(text.trim() || NaN);
    if (number >= least && number <= greatest) return number;
    if (number > longest && greatest === longest) return longest;
  } else if (name !== 'fatalCodes') return value || standard;
  else if (isListOfCodes(text)) return text;
  if (!isQuiet && value != null) {
    console.warn(`heartbeat-socket: ${name} cannot be "${text}"; "${standard}" is used.`);
  }
  return standard;
}

/** Completes options, so that every one is there and in range; what can't be used is told. */
export const readOptions = (
  options: ConnectionOptions,
  names: readonly OptionName[] = optionNames,
): Settings =>
  Object.fromEntries(names.map((name) => [name, readOption(name, options[name])])) as never;

/** Whether nothing of ours is switched on: then a socket behaves as the platform's. */
export const isPlain = (settings: Settings): boolean =>
  !(
    settings.connectTimeout ||
    settings.heartTime ||
    settings.reconnectCount ||
    settings.queueLimit
  );
