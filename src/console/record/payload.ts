import { wholeParts } from '../text/whole.ts';

/** What a message carried, as the log keeps it: text, or bytes of its own. */
export type Payload = string | Uint8Array | Blob | LeftOut;

/** A message that was too large to keep: its size alone, in bytes. */
export interface LeftOut {
  readonly leftOut: number;
}

/**
 * A copy of a message's data, as it is now; text and Blobs can't change. What another window has
 * made becomes this one's.
 */
export function payloadOf(data: unknown): Payload {
  if (typeof data === 'string' || data instanceof Blob) return data;
  if (ArrayBuffer.isView(data)) {
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
  }
  const kind = Object.prototype.toString.call(data);
  if (/ArrayBuffer\]$/.test(kind)) return new Uint8Array(data as ArrayBuffer).slice();
  return /(Blob|File)\]$/.test(kind) ? new Blob([data as Blob]) : String(data);
}

/** What an entry has: the data of a message, or of several that came back. */
export type EntryData = Payload | readonly Payload[];

/** Whether there is a Blob in it, whose bytes are not here. */
export function hasBlobs(data: EntryData): boolean {
  return isList(data) ? data.some(isBlob) : isBlob(data);
}

/** The same with their bytes in place of Blobs. */
export async function withoutBlobs(data: EntryData): Promise<EntryData> {
  return isList(data) ? Promise.all(data.map(bytesOf)) : bytesOf(data);
}

async function bytesOf(data: Payload): Promise<Payload> {
  if (!isBlob(data)) return data;
  return data.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    // What cannot be read, as a file that was deleted, keeps its size.
    () => ({ leftOut: data.size }),
  );
}

function isList(data: EntryData): data is readonly Payload[] {
  return Array.isArray(data);
}

function isBlob(data: unknown): data is Blob {
  return data instanceof Blob;
}

/** Its size on the wire, in bytes: text as UTF-8. */
export function sizeOf(payload: Payload): number {
  if (typeof payload === 'string') return utf8Length(payload);
  if (payload instanceof Blob) return payload.size;
  return 'leftOut' in payload ? payload.leftOut : payload.byteLength;
}

/** How many bytes of memory it takes, at most. */
export function weightOf(payload: Payload): number {
  if (typeof payload === 'string') return payload.length * 2;
  if (payload instanceof Blob) return payload.size;
  return 'leftOut' in payload ? 0 : payload.byteLength;
}

const encoder = new TextEncoder();

/** So many characters are encoded at once to count their bytes: three for each, at most. */
const stretch = 8192;
const scratch = new Uint8Array(3 * stretch);

/** Counted by what encodes it: a loop over ten MiB of characters would hold up the page. */
function utf8Length(text: string): number {
  let length = 0;
  for (const part of wholeParts(text, stretch)) {
    length += encoder.encodeInto(part, scratch).written;
  }
  return length;
}
