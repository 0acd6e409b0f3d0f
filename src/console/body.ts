/** The beginning of a message, and how much of it there is: what a log line needs, and no more. */
export type Body =
  | { readonly kind: 'text'; readonly text: string; readonly more: number }
  | { readonly kind: 'bytes'; readonly size: number; readonly hex: string };

/** The most characters, lines and bytes of a message that a log line shows. */
const mostCharacters = 2000;
const mostLines = 30;
const mostBytes = 24;

/** The body of a message of any kind. A Blob's first bytes come later: see {@link blobBody}. */
export function bodyOf(data: unknown): Body {
  if (typeof data === 'string') return textBody(data);
  if (data instanceof Blob) return { kind: 'bytes', size: data.size, hex: '' };
  if (data instanceof ArrayBuffer) return bytesBody(new Uint8Array(data), data.byteLength);
  if (ArrayBuffer.isView(data)) {
    return bytesBody(
      new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
      data.byteLength,
    );
  }
  return textBody(String(data));
}

/** The body of a Blob with its first bytes; without them where it cannot be read. */
export async function blobBody(blob: Blob): Promise<Body> {
  const buffer = await blob
    .slice(0, mostBytes)
    .arrayBuffer()
    .catch(() => new ArrayBuffer(0));
  return bytesBody(new Uint8Array(buffer), blob.size);
}

function textBody(data: string): Body {
  let end = Math.min(data.length, mostCharacters);
  for (let line = 0, from = 0; line < mostLines; line += 1) {
    const feed = data.indexOf('\n', from);
    if (feed < 0 || feed >= end) break;
    from = feed + 1;
    if (line === mostLines - 1) end = feed;
  }
  // Not between the two halves of one character.
  if (end < data.length && isHighSurrogate(data.charCodeAt(end - 1))) end -= 1;
  const more = data.length - end;
  return { kind: 'text', text: more > 0 ? copied(data.slice(0, end)) : data, more };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

/** The text in memory of its own: a slice would keep the whole message alive. */
function copied(slice: string): string {
  return Array.from(slice).join('');
}

function bytesBody(bytes: Uint8Array, size: number): Body {
  const shown = Array.from(bytes.subarray(0, mostBytes), (byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  return { kind: 'bytes', size, hex: shown.join(' ') + (size > shown.length ? ' …' : '') };
}
