/** Hosts that browsers connect to without encryption, also from a page that came over https. */
const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Why a page cannot connect to an address, in a sentence; `''`, if nothing speaks against it.
 * @param page Where the page came from, as `location`.
 */
export function problemOf(address, page) {
  if (!/^\s*([./?]|[a-z][a-z\d+.-]*:)/i.test(address)) {
    return 'An address begins with ws:// or wss://, one of the host of this page with / or ?';
  }
  let url;
  try {
    url = new URL(address, page.href);
  } catch {
    return 'This is no address.';
  }
  const { protocol, hostname, hash } = url;
  if (!/^(ws|http)s?:$/.test(protocol)) {
    return `An address begins with ws: or wss:, not with ${protocol}`;
  }
  if (hash) return `A WebSocket's address has no fragment: leave out ${hash}`;
  const isPlain = protocol === 'ws:' || protocol === 'http:';
  if (isPlain && page.protocol === 'https:' && !loopback.test(hostname)) {
    return 'This page came over https:, and browsers let such a page use wss: only. Use wss:, or open this page over http:.';
  }
  return '';
}
