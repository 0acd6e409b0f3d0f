/** Defines the tags: before Solid renders or, with `?late` in the address, a while after. */
export async function define({ isLate }) {
  const load = () => Promise.all([import('heartbeat-socket'), import('heartbeat-socket/console')]);
  if (isLate) setTimeout(load, 500);
  else await load();
}
