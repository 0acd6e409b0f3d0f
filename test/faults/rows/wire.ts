import { beats, type Row } from '../row.ts';

/** What only a real wire can do: packets that are dropped without a word, and other addresses. */

/** Nothing is tried before packets pass again: of two handshakes only one might be in time. */
const unhurried = { reconnectTime: 8000, reconnectMaxTime: 8000 };

/** A link that was dropped: at the server it stays until TCP gives it up. */
const dies = (name: string, face: Row['face'], directions: 'both' | 'to the page'): Row => ({
  name,
  face,
  place: 'namespaces',
  options: { ...beats, ...unhurried },
  async act(stage) {
    stage.network?.drop(directions);
    await stage.seen('a wait', ({ retry }) => retry > 0);
    stage.markBack();
    stage.network?.drop('none');
  },
  sees: 'close 1006 heart-timeout, reconnecting 1, open 1',
  detection: 'heartbeat',
  recovery: 'wait',
  left: { open: 1 },
});

export const wire: readonly Row[] = [
  dies('half-open: every packet dropped, both ways', 'class', 'both'),
  dies('half-open: every packet to the page dropped', 'element', 'to the page'),
  {
    name: 'handshake into a wire that drops everything',
    face: 'element',
    place: 'namespaces',
    options: { ...unhurried, connectTimeout: 1000 },
    async act(stage) {
      stage.network?.drop('both');
      await stage.page.evaluate(() => faults.subject.reconnect());
      await stage.seen('a wait', ({ retry }) => retry > 0);
      stage.markBack();
      stage.network?.drop('none');
    },
    sees: 'close 1006 client, error, close 1006 connect-timeout, reconnecting 1, open 1',
    detection: 'never',
    recovery: 'wait',
    left: { open: 1 },
  },
  {
    name: 'network change: the page’s address is replaced by another',
    face: 'class',
    place: 'namespaces',
    options: beats,
    act: ({ network }) => network?.changeAddress(),
    sees: /^(error, )?close 1006 (network|heart-timeout), reconnecting 1, open 1$/,
    detection: 'heartbeat',
    recovery: 'wait',
    // The server cannot know that the old address is nobody's any more.
    left: { open: 2 },
  },
];
