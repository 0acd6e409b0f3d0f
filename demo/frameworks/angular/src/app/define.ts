import type { Settings } from './settings';

/** Defines the tags: before Angular renders or, with `?late` in the address, on `define-tags`. */
export async function define({ isLate }: Settings): Promise<void> {
  const load = () => Promise.all([import('heartbeat-socket'), import('heartbeat-socket/console')]);
  if (isLate) addEventListener('define-tags', load, { once: true });
  else await load();
}
