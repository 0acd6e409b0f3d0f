/** A message that means harm, or that is hard to show. */
export interface HostilePayload {
  readonly name: string;
  /** Makes it: the large ones are not to be there all at once. */
  readonly make: () => string | ArrayBuffer | Blob;
}

/** Payloads that try the same. */
export interface HostileGroup {
  readonly name: string;
  readonly payloads: readonly HostilePayload[];
}

/** Code that does harm where it runs: the tests look for the mark it leaves. */
export const harm = 'window.__harm=1';

/** Payloads of short texts. */
export function texts(...all: readonly string[]): HostilePayload[] {
  return all.map((text) => {
    const data = text.replaceAll('HARM', harm);
    return { name: JSON.stringify(data.slice(0, 60)), make: () => data };
  });
}

/** The bytes of a text. */
export function bytesOf(text: string): ArrayBuffer {
  return new TextEncoder().encode(text).buffer;
}

/** Ten MiB. */
export const tenMebi = 10 * 1024 * 1024;

/** A long text of a pattern, in one piece of memory, as one that comes from a socket is. */
export function longText(pattern: string, length = tenMebi, before = '', after = ''): string {
  const middle = pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);
  return flat(before + middle + after);
}

/** The same text, not as the parts that it was put together of. */
export function flat(text: string): string {
  return JSON.parse(JSON.stringify(text));
}
