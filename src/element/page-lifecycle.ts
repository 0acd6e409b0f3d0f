/** Tells when the page goes into the back-forward cache, and when it comes out of it. */
export function onPageCache(
  listeners: { stored(): void; restored(): void },
  signal: AbortSignal,
): void {
  const listen = (type: 'pagehide' | 'pageshow', listener: () => void) =>
    addEventListener(type, (event) => event.persisted && listener(), { signal });
  listen('pagehide', listeners.stored);
  listen('pageshow', listeners.restored);
}
