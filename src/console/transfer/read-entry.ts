import type { CloseCause } from '../../core/reports.ts';
import type { FaultName, Kind, Subject } from '../record/entry.ts';
import type { Payload } from '../record/payload.ts';
import { bytesOfBase64 } from '../text/base64.ts';
import { withoutSecrets } from '../text/secrets.ts';

/** What was read of an entry: all but its number, which the store gives. */
export interface ReadEntry {
  readonly subject: Subject;
  readonly at: number;
}

/** Gives a field's value; nothing, where it is not what it should be. */
type Read = (value: unknown) => unknown;

const text: Read = (value) => (typeof value === 'string' ? value : undefined);
const unsecret: Read = (value) => (typeof value === 'string' ? withoutSecrets(value) : undefined);
const flag: Read = (value) => (typeof value === 'boolean' ? value : undefined);
const amount: Read = (value) =>
  typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY ? value : undefined;

/** A record has each of the names that there are: the compiler sees to it. */
const oneOf =
  (names: Readonly<Record<string, true>>): Read =>
  (value) =>
    typeof value === 'string' && Object.hasOwn(names, value) ? value : undefined;

const listOf =
  (read: Read): Read =>
  (value) => {
    if (!Array.isArray(value)) return undefined;
    const list = value.map(read);
    return list.includes(undefined) ? undefined : list;
  };

/** Each of them once, however often a file has it. */
const setOf =
  (read: Read): Read =>
  (value) => {
    const list = listOf(read)(value);
    return list === undefined ? undefined : [...new Set(list as readonly unknown[])];
  };

const payload: Read = (value): Payload | undefined => {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if ('base64' in value && typeof value.base64 === 'string') return bytesOfBase64(value.base64);
  if (!('leftOut' in value) || amount(value.leftOut) === undefined) return undefined;
  return { leftOut: value.leftOut as number };
};

const causes: Readonly<Record<CloseCause, true>> = {
  client: true,
  server: true,
  network: true,
  'heart-timeout': true,
  'connect-timeout': true,
  page: true,
};

const faults: Readonly<Record<FaultName, true>> = {
  'drop-incoming': true,
  'drop-outgoing': true,
  delay: true,
  offline: true,
  'swallow-replies': true,
  cut: true,
};

/** A field that may be left out. */
interface Optional {
  readonly optional: Read;
}

type Fields = Readonly<Record<string, Read | Optional>>;

const message: Fields = { data: payload, size: amount };

/** The fields of each kind of entry. */
const shapes: Readonly<Record<Kind, Fields>> = {
  sent: message,
  received: message,
  held: message,
  probe: message,
  reply: { data: { optional: payload }, size: amount, latency: { optional: amount } },
  connecting: {},
  another: {},
  open: { url: unsecret, protocol: text, attempt: amount },
  close: {
    code: amount,
    reason: unsecret,
    wasClean: flag,
    cause: { optional: oneOf(causes) },
    willReconnect: { optional: flag },
    unconfirmed: amount,
  },
  wait: {
    attempt: amount,
    delay: amount,
    phase: oneOf({ counting: true, tried: true, off: true }),
    waited: amount,
  },
  unsent: { reason: oneOf({ closed: true, expired: true }), count: amount, data: listOf(payload) },
  error: { message: { optional: unsecret } },
  faults: { active: setOf(oneOf(faults)) },
};

/** The latest moment that a Date can hold, in milliseconds since 1970. */
const latest = 8.64e15;

/** The entry that a value of JSON is; nothing, if it is none. Fields that are not known are left. */
export function readEntry(value: unknown): ReadEntry | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given = value as Readonly<Record<string, unknown>>;
  const { kind, at } = given;
  if (typeof kind !== 'string' || !Object.hasOwn(shapes, kind)) return undefined;
  if (typeof at !== 'number' || !(Math.abs(at) <= latest)) return undefined;
  const subject: Record<string, unknown> = { kind };
  for (const [name, field] of Object.entries(shapes[kind as Kind])) {
    const isOptional = typeof field === 'object';
    const here = Object.hasOwn(given, name) ? given[name] : undefined;
    const read = (isOptional ? field.optional : field)(here);
    if (read === undefined && !(isOptional && here === undefined)) return undefined;
    subject[name] = read;
  }
  return { subject: subject as unknown as Subject, at };
}
