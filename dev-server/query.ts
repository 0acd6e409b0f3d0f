/** What a client asked for in the query of its URL. */
export interface Query {
  /** `name`: the client's identity. */
  readonly name: string | undefined;
  /** `refuse`: answer the upgrade with this HTTP status. */
  readonly refuse: number | undefined;
  /** `hang`: never answer the upgrade. */
  readonly hang: boolean;
  /** What happens once the connection is open. */
  readonly scenario: Scenario;
}

/** What the server does to an open connection besides echoing. Times are milliseconds. */
export interface Scenario {
  /** `idle`: close a client from which nothing has come for this long. */
  readonly idle: number | undefined;
  /** `delay`: answer this much later; 0 answers at once. */
  readonly delay: number;
  /** `freeze`: how long after opening to stop reading and answering. */
  readonly freeze: number | undefined;
  /** `mute`: answer no heartbeat. */
  readonly mute: boolean;
  /** `drop`: how long after opening to destroy the TCP connection. */
  readonly drop: number | undefined;
  /** `close` and `after`: close with this code so long after opening. */
  readonly close: { readonly code: number; readonly after: number } | undefined;
  /** `garbage`: how long after opening to send an invalid frame. */
  readonly garbage: number | undefined;
  /** `flood` and `size`: push numbered messages. */
  readonly flood: FloodPlan | undefined;
}

/** A stream of numbered messages. */
export interface FloodPlan {
  /** Messages per second. */
  readonly perSecond: number;
  /** Length of each message in bytes. */
  readonly size: number;
}

/** The URL asks for something that cannot be done; the message says what is wrong and allowed. */
export class InvalidUrlError extends Error {
  override readonly name = 'InvalidUrlError';
}

/** The longest time a timer can hold, in ms. */
const LONGEST_TIME = 2_147_483_647;

/** The most messages a second that `flood` takes. */
const HIGHEST_RATE = 1_000_000;

/** The largest message that `flood` sends, in bytes; the same limit as for messages that arrive. */
const LARGEST_MESSAGE = 1_048_576;

/** The size of a `flood` message where none is given, in bytes. */
const DEFAULT_SIZE = 20;

/**
 * Reads the query of a URL (what follows its `?`). Parameters it does not know are left alone:
 * clients may carry tokens there.
 * @throws {InvalidUrlError} when a value is malformed, out of range, given twice or contradictory.
 */
export function parseQuery(query: string): Query {
  const values = new Parameters(query);
  const time = (name: string, least: number) =>
    values.number(name, 'a whole number of milliseconds', least, LONGEST_TIME);
  const code = values.closeCode('close');
  const after = time('after', 0);
  if (after !== undefined && code === undefined) {
    throw new InvalidUrlError('after has no meaning without close, as in ?close=4000&after=1000.');
  }
  const perSecond = values.number('flood', 'a whole number of messages a second', 1, HIGHEST_RATE);
  const size = values.number('size', 'a whole number of bytes', 1, LARGEST_MESSAGE);
  if (size !== undefined && perSecond === undefined) {
    throw new InvalidUrlError('size has no meaning without flood, as in ?flood=100&size=64.');
  }
  const refuse = values.number('refuse', 'an HTTP status', 200, 599);
  const hang = values.flag('hang');
  if (hang && refuse !== undefined) {
    throw new InvalidUrlError('hang and refuse contradict each other; give one of them.');
  }
  return {
    // A form that was left empty sends ?name=, and means no name.
    name: values.text('name') || undefined,
    refuse,
    hang,
    scenario: {
      idle: time('idle', 1),
      delay: time('delay', 0) ?? 0,
      freeze: time('freeze', 0),
      mute: values.flag('mute'),
      drop: time('drop', 0),
      close: code === undefined ? undefined : { code, after: after ?? 0 },
      garbage: time('garbage', 0),
      flood: perSecond === undefined ? undefined : { perSecond, size: size ?? DEFAULT_SIZE },
    },
  };
}

/**
 * `decodeURIComponent` that says what is wrong.
 * @throws {InvalidUrlError} when the percent-encoding is malformed or no UTF-8.
 */
export function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new InvalidUrlError(
      `The percent-encoding of ${quote(text)} is malformed; it must be UTF-8, as encodeURIComponent makes it.`,
    );
  }
}

/** The parameters of a query, read by kind. */
class Parameters {
  readonly #values = new Map<string, string[]>();

  constructor(query: string) {
    // URLSearchParams lets malformed percent-encoding pass.
    for (const pair of query.split('&')) {
      if (pair === '') continue;
      const [name = '', ...rest] = pair.replaceAll('+', ' ').split('=');
      const key = percentDecode(name);
      this.#values.set(key, [...(this.#values.get(key) ?? []), percentDecode(rest.join('='))]);
    }
  }

  text(name: string): string | undefined {
    const values = this.#values.get(name) ?? [];
    if (values.length > 1) throw new InvalidUrlError(`${name} is given more than once.`);
    return values[0];
  }

  number(name: string, kind: string, least: number, most: number): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidUrlError(
      `${name} must be ${kind} from ${least} to ${most}, not ${quote(text)}.`,
    );
  }

  flag(name: string): boolean {
    const text = this.text(name);
    if (text === undefined || text === 'false' || text === '0') return false;
    if (text === '' || text === 'true' || text === '1') return true;
    throw new InvalidUrlError(
      `${name} stands alone (?${name}) or is true or false, not ${quote(text)}.`,
    );
  }

  closeCode(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const code = /^\d{4}$/.test(text) ? Number(text) : Number.NaN;
    // RFC 6455, section 7.4: 1004, 1006 and 1015 never travel. 1005 means a close without a code.
    if (code >= 1000 && code <= 1014 && code !== 1004 && code !== 1006) return code;
    if (code >= 3000 && code <= 4999) return code;
    throw new InvalidUrlError(
      `${name} must be a close code that a server can send: 1000-1003, 1005 (none), 1007-1014 ` +
        `or 3000-4999, not ${quote(text)}.`,
    );
  }
}

function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
