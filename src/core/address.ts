/** Addresses and subprotocols: what a page may give, and what it means. */

/** A fixed address, or a function asked before every attempt. */
export type UrlSource = string | URL | (() => string | URL | Promise<string | URL>);

/** Fixed subprotocols, or a function asked before every attempt. */
export type ProtocolsSource =
  | string
  | readonly string[]
  | (() => string | readonly string[] | Promise<string | readonly string[]>);

const syntaxError = (message: string) => new DOMException(message, 'SyntaxError');

/**
 * The absolute `ws:` or `wss:` address that `url` means, as the WHATWG WebSockets standard obtains
 * it: relative to the document (or the worker), `http:` and `https:` taken as `ws:` and `wss:`.
 * Throws a `SyntaxError` for anything else, and for a fragment.
 */
export function resolveUrl(url: unknown): string {
  try {
    const resolved = new URL(
      // A URL may be of another realm; what has no address throws.
      typeof url === 'string' ? url : new URL((url as URL).href),
      globalThis.document?.baseURI ?? globalThis.location?.href,
    );
    resolved.protocol = resolved.protocol.replace('http', 'ws');
    if (/^wss?:[^#]*$/.test(resolved.href)) return resolved.href;
  } catch {
    // Told below, like every other address that can't be used.
  }
  throw syntaxError(
    `Invalid url "${String(url)}": give a relative, ws(s): or http(s): one without #.`,
  );
}

/**
 * The subprotocols as an array. Throws a `SyntaxError` where one is no token of RFC 9110 or comes
 * twice.
 */
export function checkProtocols(protocols: unknown): string[] {
  const list = [protocols as string | string[]].flat();
  for (const [at, name] of list.entries()) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || list.indexOf(name) < at) {
      throw syntaxError(`Invalid or repeated subprotocol "${name}".`);
    }
  }
  return list;
}
