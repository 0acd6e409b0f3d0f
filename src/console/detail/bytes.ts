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

/** The bytes in hex, two digits each, a space between; in pieces. */
export function* hexPieces(bytes: Uint8Array): Generator<string> {
  const size = 2048;
  for (let at = 0; at < bytes.length; at += size) {
    yield (at > 0 ? ' ' : '') + inHex(bytes.subarray(at, at + size));
  }
}

/** The bytes in base64, in pieces. */
export function* base64Pieces(bytes: Uint8Array): Generator<string> {
  // A multiple of three: no piece but the last has padding.
  const size = 6144;
  for (let at = 0; at < bytes.length; at += size) {
    yield btoa(String.fromCharCode(...bytes.subarray(at, at + size)));
  }
}

function inHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
