/** What a message carried, as the log keeps it: text, or bytes of its own. */
export type Payload = string | Uint8Array | Blob | LeftOut;

/** A message that was too large to keep: its size alone, in bytes. */
export interface LeftOut {
  readonly leftOut: number;
}

/** A copy of a message's data, as it is now; text and Blobs can't change. */
export function payloadOf(data: unknown): Payload {
  if (typeof data === 'string' || data instanceof Blob) return data;
  if (ArrayBuffer.isView(data)) {
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
  }
  if (data instanceof ArrayBuffer) return new Uint8Array(data.slice(0));
  return String(data);
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

/** Lone surrogates are sent as U+FFFD, of three bytes. */
function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x80) continue;
    length += code < 0x800 ? 1 : 2;
    // A pair has four bytes.
    if (code >= 0xd800 && code < 0xdc00 && isLow(text.charCodeAt(index + 1))) index += 1;
  }
  return length;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
