import type { EntryOf, Journal } from '../journal.ts';
import type { ServerFacts } from '../servers/controls.ts';

/** What became of the numbered messages, both ways. */
export interface Accounts {
  readonly sent: number;
  /** Given back in `unsent`. */
  readonly unsent: number;
  /** Lost with a link, and counted in its `unconfirmed`. */
  readonly told: number;
  /** Lost with a link although a sign of life came after them: it had left before they arrived. */
  readonly crossed: number;
  /** Lost, and nobody was told. */
  readonly silent: number;
  readonly doubled: number;
  readonly reordered: number;
  /** From the server: gaps, repetitions and inversions within a link. */
  readonly broken: number;
}

export function accountsOf(journal: Journal, facts: ServerFacts): Accounts {
  const arrived = new Set(facts.received.map(({ number }) => number));
  const unsent = new Set(journal.unsent);
  const lost = journal.accepted.filter((number) => !arrived.has(number) && !unsent.has(number));
  const losses = journal.written.filter(({ number }) => lost.includes(number));
  const ends = endsOfLinks(journal);

  let told = 0;
  let crossed = 0;
  // What was never written, and did not come back either.
  let silent = lost.length - losses.length;
  for (const link of new Set(losses.map((writing) => writing.link))) {
    const own = losses.filter((writing) => writing.link === link);
    const end = ends.get(link);
    // A link loses what it carries when it ends, and nothing before what arrived: TCP keeps order.
    const lastArrived = journal.written.findLast(
      (writing) => writing.link === link && arrived.has(writing.number),
    );
    const tail = end ? own.filter(({ number }) => number > (lastArrived?.number ?? 0)) : [];
    const life = journal.lastLife[link] ?? 0;
    const after = tail.filter(({ at }) => at > life).length;
    const unconfirmed = end?.detail.unconfirmed ?? 0;
    crossed += tail.length - after;
    told += Math.min(after, unconfirmed);
    silent += own.length - tail.length + Math.max(after - unconfirmed, 0);
  }

  return {
    sent: journal.accepted.length,
    unsent: unsent.size,
    told,
    crossed,
    silent,
    doubled:
      facts.received.length -
      arrived.size +
      [...unsent].filter((number) => arrived.has(number)).length,
    reordered:
      inversions(journal.written.map(({ number }) => ({ number, link: 0 }))) +
      inversions(facts.received),
    broken: brokenPushes(journal),
  };
}

/** How each link ended, by its number. */
function endsOfLinks({ events }: Journal): Map<number, EntryOf<'close'>> {
  const ends = new Map<number, EntryOf<'close'>>();
  let link = 0;
  let isOpen = false;
  for (const entry of events) {
    if (entry.type === 'open') {
      link += 1;
      isOpen = true;
    } else if (entry.type === 'close' && isOpen) {
      ends.set(link, entry);
      isOpen = false;
    }
  }
  return ends;
}

/**
 * Messages that came after a later one on the same link. A link that was given up may bring what it
 * carried after its successor has begun.
 */
function inversions(messages: readonly { readonly number: number; readonly link: number }[]) {
  const last = new Map<number, number>();
  let count = 0;
  for (const { number, link } of messages) {
    if (number < (last.get(link) ?? 0)) count += 1;
    last.set(link, number);
  }
  return count;
}

/** On each link the server counts from 1, and what arrives has neither gaps nor repetitions. */
function brokenPushes({ received }: Journal): number {
  const next = new Map<number, number>();
  let broken = 0;
  for (const { link, number } of received) {
    if (number !== (next.get(link) ?? 1)) broken += 1;
    next.set(link, number + 1);
  }
  return broken;
}
