/** Close codes: which are fatal, which a page may send. */
import { sizeOf } from './send-data.ts';

/** Whether `text` is a list of codes and ranges, as `1002 4400-4407`, within 1000 to 4999. */
export const isListOfCodes = (text: string): boolean =>
  /^[\s,]*([1-4]\d{3}(-[1-4]\d{3})?([\s,]+|$))*$/.test(text);

export const includesCode = (list: string, code: number): boolean =>
  list.split(/[\s,]+/).some((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return from <= code && code <= to;
  });

/**
 * Throws what `WebSocket.close()` throws: `InvalidAccessError` for a code that is neither 1000 nor
 * 3000 to 4999 (or, as browsers do, for a reason without one), `SyntaxError` for a reason of more
 * than 123 bytes.
 */
export function checkClose(code?: number, reason = ''): void {
  const isFit = code === undefined ? !reason : code === 1000 || (code >= 3000 && code <= 4999);
  if (!isFit) {
    throw new DOMException('Give 1000 or 3000-4999.', 'InvalidAccessError');
  }
  if (sizeOf(reason) > 123) {
    throw new DOMException('Reason over 123 bytes.', 'SyntaxError');
  }
}
