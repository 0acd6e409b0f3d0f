import type { Problem } from './problem.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The bytes that hex digits stand for, two for each; white space may stand between. */
export function bytesOfHex(text: string): Bytes | Problem {
  const bytes = new Uint8Array(text.length / 2);
  let size = 0;
  for (let index = 0; index < text.length; ) {
    const pair = text.slice(index, index + 2);
    if (/^\s/.test(pair)) index += 1;
    else if (/^[\da-f]{2}$/i.test(pair)) {
      bytes[size] = Number.parseInt(pair, 16);
      size += 1;
      index += 2;
    } else if (/^[\da-f](?:\s|$)/i.test(pair)) return { reason: 'half-byte', at: index };
    else return { reason: 'hex', at: index + pair.search(/[^\da-f]/i) };
  }
  return bytes.slice(0, size);
}

/** The bytes that base64 stands for, in both its alphabets; white space may stand between. */
export function bytesOfBase64(text: string): Bytes | Problem {
  let end = text.length;
  while (end > 0 && /[\s=]/.test(text[end - 1] ?? '')) end -= 1;
  const at = text.slice(0, end).search(/[^\w\s+/-]/);
  if (at >= 0) return { reason: 'base64', at };
  const digits = text.slice(0, end).replace(/\s+/g, '').replace(/-/g, '+').replace(/_/g, '/');
  if (digits.length % 4 === 1) return { reason: 'base64-end', at: end };
  return Uint8Array.from(atob(digits), (character) => character.charCodeAt(0));
}
