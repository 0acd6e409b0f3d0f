/** Close codes: which are fatal, which ask for patience, which a page may send. */

/** Inclusive ranges of close codes. */
export type CodeRanges = readonly (readonly [from: number, to: number])[];

/** Codes by which a server says "not now": service restart, try again later, too many requests. */
const patienceCodes = [1012, 1013, 4429];

/** The code of a server that does not know us: the one fatal code that a fresh token can mend. */
export const unauthorized = 4401;

/**
 * Reads codes and ranges of codes, separated by spaces or commas (`'1002 4400-4407'`).
 * Gives `undefined` where anything in it is no code of a close frame (1000 to 4999).
 */
export function parseCodes(value: unknown): CodeRanges | undefined {
  const ranges: [number, number][] = [];
  for (const word of String(value).match(/[^\s,]+/g) ?? []) {
    const [, from, to = from] = /^([1-4]\d{3})(?:-([1-4]\d{3}))?$/.exec(word) ?? [];
    if (!from || !to || from > to) return;
    ranges.push([Number(from), Number(to)]);
  }
  return ranges;
}

export const includesCode = (ranges: CodeRanges, code: number) =>
  ranges.some(([from, to]) => from <= code && code <= to);

export const asksForPatience = (code: number) => patienceCodes.includes(code);

/**
 * Throws what `WebSocket.close()` throws: `InvalidAccessError` for a code that is neither 1000 nor
 * 3000 to 4999, `SyntaxError` for a reason of more than 123 bytes.
 */
export function checkClose(code: number | undefined, reason: string | undefined): void {
  if (code !== undefined && code !== 1000 && !(code >= 3000 && code <= 4999)) {
    throw new DOMException(`Close with 1000 or 3000-4999, not ${code}.`, 'InvalidAccessError');
  }
  if (reason !== undefined && new TextEncoder().encode(reason).length > 123) {
    throw new DOMException('The reason is longer than 123 bytes.', 'SyntaxError');
  }
}
