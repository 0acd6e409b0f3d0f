import { type Payload, sizeOf } from '../record/payload.ts';
import { wholeAt } from '../text/whole.ts';

/** A part of a text. */
export interface TextPreview {
  readonly text: string;
  /** How many characters there are before and after it. */
  readonly before: number;
  readonly after: number;
}

/** The first bytes of a message, and how many there are. */
export interface BytesPreview {
  readonly size: number;
  readonly hex: string;
}

/** The most characters and bytes of a message that a row shows. */
const mostCharacters = 500;
const mostBytes = 24;

/** How much is shown of what is before the place of interest, and from where on it is cut. */
const lead = 20;
const far = 80;

/**
 * As much of a text as a row shows.
 * @param interest A place in it that is to be seen.
 */
export function textPreview(data: string, interest = 0): TextPreview {
  const start = interest > far ? interest - lead : 0;
  const from = wholeAt(data, start);
  const rough = Math.min(data.length, from + mostCharacters);
  const to = wholeAt(data, rough);
  return { text: data.slice(from, to), before: from, after: data.length - to };
}

/** As many bytes as a row shows; of those that are not here, how many there are. */
export function bytesPreview(data: Exclude<Payload, string>): BytesPreview {
  const size = sizeOf(data);
  if (!(data instanceof Uint8Array)) return { size, hex: '' };
  const shown = Array.from(data.subarray(0, mostBytes), (byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  return { size, hex: shown.join(' ') + (size > shown.length ? ' …' : '') };
}
