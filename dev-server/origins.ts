/**
 * Which `Host` and `Origin` headers may talk to the server. Any web page can open a WebSocket to
 * this machine (WebSockets know no same-origin rule), and DNS rebinding lets a foreign name point at
 * it, so both are checked: loopback names and addresses pass, others only when allowed by name.
 */
export class OriginPolicy {
  readonly #origins = new Set<string>();
  readonly #hostnames = new Set<string>();

  /**
   * @param allowed Origins that pass besides loopback, such as `https://app.example:8443`, or `null`
   * for pages without an origin (files, sandboxed frames). The host name of each passes as `Host`,
   * at any port.
   * @throws {TypeError} when one of them is no origin.
   */
  constructor(allowed: readonly string[] = []) {
    for (const text of allowed) {
      if (text === 'null') {
        this.#origins.add(text);
        continue;
      }
      const url = parseOrigin(text);
      if (url === undefined) {
        throw new TypeError(
          `"${text}" is no origin. An origin is a scheme, a host and perhaps a port, such as ` +
            'https://app.example:8443, without a path; or null.',
        );
      }
      this.#origins.add(url.origin);
      this.#hostnames.add(url.hostname);
    }
  }

  /** Whether a `Host` header (name and perhaps port) may be served. */
  allowsHost(host: string): boolean {
    const hostname = parseOrigin(`http://${host}`)?.hostname;
    return hostname !== undefined && (isLoopback(hostname) || this.#hostnames.has(hostname));
  }

  /** Whether a page of this `Origin` header may be served. */
  allowsOrigin(origin: string): boolean {
    if (this.#origins.has(origin)) return true;
    const url = parseOrigin(origin);
    return url !== undefined && (isLoopback(url.hostname) || this.#origins.has(url.origin));
  }
}

/** Whether a URL's host name means this machine: `localhost`, `*.localhost`, `127.0.0.0/8`, `[::1]`. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}

function parseOrigin(text: string): URL | undefined {
  // A parser of whole URLs would also take a user, a path or a query, and skip white space.
  if (!/^https?:\/\/[^\s/\\?#@]+\/?$/i.test(text)) return undefined;
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
