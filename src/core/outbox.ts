export interface Outbox<Item> {
  push(item: Item): void;
  /** For the many, that come in a task of their own: at once, unless others are before it. */
  pass(item: Item): void;
}

/**
 * Items go out one after the other, first in first out, each in a microtask of its own: so no method
 * of ours dispatches an event before it returns, and between two events promises settle, as they do
 * between two events of the platform.
 */
export function createOutbox<Item>(deliver: (item: Item) => void): Outbox<Item> {
  const items: Item[] = [];
  const sendOne = () => {
    try {
      deliver(items[0] as Item);
    } finally {
      items.shift();
      if (items.length) queueMicrotask(sendOne);
    }
  };
  const push = (item: Item) => {
    if (items.push(item) === 1) queueMicrotask(sendOne);
  };
  return { push, pass: (item) => (items.length ? push : deliver)(item) };
}
