/** Defines the tags, at once or, with `?late` in the address, on `define-tags`. */
export async function define({ isLate }) {
  const load = () => Promise.all([import('heartbeat-socket'), import('heartbeat-socket/console')]);
  if (isLate) addEventListener('define-tags', load, { once: true });
  else await load();
}
