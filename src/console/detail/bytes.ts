import { sizeOf } from '../record/payload.ts';
import { wholeParts } from '../text/whole.ts';

/** How many bytes stand on a line. */
export const bytesPerLine = 16;

/** A line of bytes, as hex and as text. */
export interface HexLine {
  /** Where it begins, in hex. */
  readonly offset: string;
  readonly hex: string;
  /** The printable ones of ASCII; a dot for each of the others. */
  readonly text: string;
}

/** The lines of a stretch of bytes. */
export function hexLines(bytes: Uint8Array, start: number, end: number): HexLine[] {
  const lines: HexLine[] = [];
  for (let at = start; at < Math.min(end, bytes.length); at += bytesPerLine) {
    const line = bytes.subarray(at, Math.min(at + bytesPerLine, end));
    const text = Array.from(line, (byte) =>
      byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.',
    ).join('');
    lines.push({ offset: at.toString(16).padStart(8, '0'), hex: inHex(line), text });
  }
  return lines;
}

/** So many characters are encoded before there is a pause. */
const breath = 65_536;

/**
 * A text as UTF-8, as it is on the wire; with a pause now and then. Memory is taken once and filled
 * bit by bit: to touch ten MiB of it for the first time takes longer than to encode them.
 */
export function* encoded(text: string): Generator<undefined, Uint8Array> {
  let size = 0;
  for (const part of wholeParts(text, breath)) {
    size += sizeOf(part);
    yield;
  }
  const encoder = new TextEncoder();
  const bytes = new Uint8Array(size);
  let place = 0;
  for (const part of wholeParts(text, breath)) {
    place += encoder.encodeInto(part, bytes.subarray(place)).written;
    yield;
  }
  return bytes;
}

/** The bytes in hex, two digits each, a space between; in pieces. */
export function* hexPieces(bytes: Uint8Array): Generator<string> {
  const size = 2048;
  for (let at = 0; at < bytes.length; at += size) {
    yield (at > 0 ? ' ' : '') + inHex(bytes.subarray(at, at + size));
  }
}

function inHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
