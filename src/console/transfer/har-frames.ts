import type { Entry } from '../record/entry.ts';
import { sizeOf } from '../record/payload.ts';
import { bytesOfBase64 } from '../text/base64.ts';

/** A message as Chromium's HAR has it: the time in seconds since 1970, bytes as base64. */
export interface HarFrame {
  readonly type: 'send' | 'receive' | 'error';
  readonly time: number;
  readonly opcode: number;
  readonly data: string;
}

/** An entry as JSON lines have it. */
export type Raw = Readonly<Record<string, unknown>>;

/** What a frame is to say of an entry; its data apart, which may be large. */
export interface FrameFacts {
  readonly head: Omit<HarFrame, 'data'>;
  readonly data: string | Uint8Array;
  /** What the entry has that its frame cannot say; nothing, where that says all. */
  readonly more: Raw | undefined;
}

/** How an entry is told as a frame; nothing, where it is none. */
export function frameOf(entry: Entry): FrameFacts | undefined {
  if (entry.kind === 'error') {
    if (entry.message === undefined) return undefined;
    const head = { type: 'error', time: secondsOf(entry.at), opcode: -1 } as const;
    return { head, data: entry.message, more: others(entry, rawOf({ ...head, data: '' }), []) };
  }
  const type = typeOf(entry);
  if (!type || !('data' in entry)) return undefined;
  const { data } = entry;
  if (typeof data !== 'string' && !(data instanceof Uint8Array)) return undefined;
  const isText = typeof data === 'string';
  const head = { type, time: secondsOf(entry.at), opcode: isText ? 1 : 2 } as const;
  const told = { ...rawOf({ ...head, data: '' }), size: sizeOf(data) };
  return { head, data, more: others(entry, told, ['kind', 'size', 'latency']) };
}

/** The entry that a frame tells of. */
export function rawOf({ type, time, opcode, data }: HarFrame): Raw {
  const at = millisecondsOf(time);
  if (type === 'error') return { kind: 'error', at, message: data };
  const isOut = type === 'send';
  if (opcode === 9 || opcode === 10) {
    const kind = isOut ? 'probe' : 'reply';
    return { kind, at, ...sized(bytesOrText(data)) };
  }
  const kind = isOut ? 'sent' : 'received';
  return { kind, at, ...sized(opcode === 1 ? data : bytesOrText(data)) };
}

/** A close frame, as the close that it began. */
export function rawClose({ type, time, data }: HarFrame): Raw {
  const bytes = bytesOfBase64(data) ?? new Uint8Array();
  const code = bytes.length < 2 ? 1005 : new DataView(bytes.buffer).getUint16(0);
  const reason = new TextDecoder().decode(bytes.subarray(2));
  const cause = type === 'send' ? 'client' : 'server';
  return {
    kind: 'close',
    at: millisecondsOf(time),
    code,
    reason,
    wasClean: true,
    cause,
    unconfirmed: 0,
  };
}

function typeOf({ kind }: Entry): 'send' | 'receive' | undefined {
  if (kind === 'sent' || kind === 'probe') return 'send';
  return kind === 'received' || kind === 'reply' ? 'receive' : undefined;
}

/** Some write bytes as they are. */
function bytesOrText(data: string): unknown {
  return bytesOfBase64(data) ? { base64: data } : data;
}

function sized(data: unknown): Raw {
  const { base64 } = data as { base64?: string };
  const payload = base64 === undefined ? (data as string) : (bytesOfBase64(base64) as Uint8Array);
  return { data, size: sizeOf(payload) };
}

/** Fields of the entry that are not as its frame tells them. */
function others(entry: Entry, told: Raw, names: readonly string[]): Raw | undefined {
  const given = entry as unknown as Raw;
  const differing = ['at', ...names].filter((name) => given[name] !== told[name]);
  if (differing.length === 0) return undefined;
  return Object.fromEntries(differing.map((name) => [name, given[name]]));
}

function secondsOf(at: number): number {
  return at / 1000;
}

/** To the microsecond, as the log has it. */
function millisecondsOf(seconds: number): number {
  return Math.round(seconds * 1e6) / 1000;
}
