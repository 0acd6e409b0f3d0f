import type { Payload } from '../record/payload.ts';

/** A part of a message, and how much of it there is: what a row shows. */
export type Preview =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** How many characters there are before and after it. */
      readonly before: number;
      readonly after: number;
    }
  | { readonly kind: 'bytes'; readonly size: number; readonly hex: string };

/** The most characters and bytes of a message that a row shows. */
const mostCharacters = 500;
const mostBytes = 24;

/** How much is shown of what is before the place of interest, and from where on it is cut. */
const lead = 20;
const far = 80;

/**
 * A part of a message of any kind; of a Blob that is not read yet, its size alone.
 * @param interest A place in a text that is to be seen.
 */
export function previewOf(data: Payload, interest = 0): Preview {
  if (typeof data === 'string') return textPreview(data, interest > far ? interest - lead : 0);
  if (data instanceof Uint8Array) return bytesPreview(data);
  return { kind: 'bytes', size: 'leftOut' in data ? data.leftOut : data.size, hex: '' };
}

function textPreview(data: string, start: number): Preview {
  const from = isInPair(data, start) ? start - 1 : start;
  const rough = Math.min(data.length, from + mostCharacters);
  const to = isInPair(data, rough) ? rough - 1 : rough;
  return { kind: 'text', text: data.slice(from, to), before: from, after: data.length - to };
}

/** Whether a place is between the two halves of one character. */
function isInPair(text: string, place: number): boolean {
  return place > 0 && place < text.length && (text.codePointAt(place - 1) ?? 0) > 0xffff;
}

function bytesPreview(bytes: Uint8Array): Preview {
  const shown = Array.from(bytes.subarray(0, mostBytes), (byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  const size = bytes.byteLength;
  return { kind: 'bytes', size, hex: shown.join(' ') + (size > shown.length ? ' …' : '') };
}
