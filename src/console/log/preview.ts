import type { Payload } from '../record/payload.ts';

/** The beginning of a message, and how much of it there is: what a row shows. */
export type Preview =
  | { readonly kind: 'text'; readonly text: string; readonly more: number }
  | { readonly kind: 'bytes'; readonly size: number; readonly hex: string };

/** The most characters and bytes of a message that a row shows. */
const mostCharacters = 500;
const mostBytes = 24;

/** The beginning of a message of any kind; of a Blob that is not read yet, its size alone. */
export function previewOf(data: Payload): Preview {
  if (typeof data === 'string') return textPreview(data);
  if (data instanceof Uint8Array) return bytesPreview(data);
  return { kind: 'bytes', size: 'leftOut' in data ? data.leftOut : data.size, hex: '' };
}

function textPreview(data: string): Preview {
  let end = Math.min(data.length, mostCharacters);
  // Not between the two halves of one character.
  if (end < data.length && isHighSurrogate(data.charCodeAt(end - 1))) end -= 1;
  return { kind: 'text', text: data.slice(0, end), more: data.length - end };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function bytesPreview(bytes: Uint8Array): Preview {
  const shown = Array.from(bytes.subarray(0, mostBytes), (byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  const size = bytes.byteLength;
  return { kind: 'bytes', size, hex: shown.join(' ') + (size > shown.length ? ' …' : '') };
}
