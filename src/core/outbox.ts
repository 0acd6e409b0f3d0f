export interface Outbox<Item> {
  push(item: Item): void;
  /** For the many, that come in a task of their own: at once, unless others are before it. */
  pass(item: Item): void;
  /** A task of ours has begun. */
  reset(): void;
}

/** How many items may go out between two tasks. */
const most = 100;

/**
 * Items go out one after the other, first in first out, each in a microtask of its own: so no method
 * of ours dispatches an event before it returns, and between two events promises settle, as they do
 * between two events of the platform. A page that answers every event by another does not freeze
 * itself: after a hundred without a task of ours, `goOnInTask` takes over.
 */
export function createOutbox<Item>(
  deliver: (item: Item) => void,
  goOnInTask: (callback: () => void) => unknown,
): Outbox<Item> {
  const items: Item[] = [];
  let count = 0;
  const schedule = () => (++count % most ? queueMicrotask : goOnInTask)(sendOne);
  const sendOne = () => {
    try {
      deliver(items[0] as Item);
    } finally {
      items.shift();
      if (items.length) schedule();
    }
  };
  const push = (item: Item) => {
    if (items.push(item) === 1) schedule();
  };
  return {
    push,
    pass(item) {
      if (items.length) push(item);
      else deliver(item);
    },
    reset() {
      count = 0;
    },
  };
}
