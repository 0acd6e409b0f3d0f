import type { Settings } from './settings';

/** Defines the tags: before Angular renders or, with `?late` in the address, a while after. */
export async function define({ isLate }: Settings): Promise<void> {
  const load = () => Promise.all([import('heartbeat-socket'), import('heartbeat-socket/console')]);
  if (isLate) setTimeout(load, 500);
  else await load();
}
