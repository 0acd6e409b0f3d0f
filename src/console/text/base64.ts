/** A multiple of three, so that only the last piece is padded; and few enough to be arguments. */
const pieceSize = 24_576;

/** Bytes as base64, in pieces. */
export function* base64Pieces(bytes: Uint8Array): Generator<string> {
  for (let start = 0; start < bytes.length; start += pieceSize) {
    yield btoa(String.fromCharCode(...bytes.subarray(start, start + pieceSize)));
  }
}

/** The bytes of a text in base64; nothing, if it is something else. */
export function bytesOfBase64(text: string): Uint8Array | undefined {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return undefined;
  }
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
