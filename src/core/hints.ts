/**
 * What the surroundings of a connection tell it, from whichever globals exist: pages, workers, Node.
 */

const page = () => globalThis.document as Document | undefined;

/** Listens, where there is something to listen to, until `signal` aborts. */
function listen(
  target: Partial<EventTarget> | undefined,
  types: string[],
  listener: (event: Event) => void,
  signal: AbortSignal,
): void {
  for (const type of types) target?.addEventListener?.(type, listener, { signal });
}

/** Whether the network is thought to be there; true where nobody knows. */
export const isOnline = (): boolean => globalThis.navigator?.onLine !== false;

/** Tells when the network or the page came back (`hint`), or the network went (`offline`). */
export function onHint(tell: (type: 'hint' | 'offline') => void, signal: AbortSignal): void {
  const heed = ({ type, persisted }: Event & { persisted?: boolean }) => {
    const hides = type === 'visibilitychange' && page()?.visibilityState === 'hidden';
    if (!hides && persisted !== false) tell(type === 'offline' ? type : 'hint');
  };
  listen(globalThis as Partial<EventTarget>, ['online', 'offline', 'pageshow'], heed, signal);
  listen(page(), ['visibilitychange', 'resume'], heed, signal);
}

/** Tells when the page's content policy blocks the connection to `url`. */
export function onBlocked(url: string, tell: () => void, signal: AbortSignal): void {
  // Some engines tell no more than the origin, or the scheme.
  const tellings = [url, new URL(url).origin, url.split(':')[0]];
  const heed = (event: Event) => {
    const { disposition, blockedURI } = event as SecurityPolicyViolationEvent;
    // No directive but connect-src is about such addresses.
    if (disposition === 'enforce' && tellings.includes(blockedURI)) tell();
  };
  listen(page() ?? (globalThis as Partial<EventTarget>), ['securitypolicyviolation'], heed, signal);
}
