import type { Entry, Journal } from '../journal.ts';

/** The events that a row's `sees` is about; the others come of healthy links too. */
const told = new Set<Entry['type']>(['open', 'close', 'error', 'reconnecting', 'unsent']);

export const toldSince = ({ events }: Journal, since: number): Entry[] =>
  events.filter(({ type, at }) => told.has(type) && at >= since);

/**
 * What a page saw, as a row's `sees` has it: `close 1006 network, reconnecting 1, open 1`. Of the
 * same several times in a row once is told.
 */
export const sights = (entries: readonly Entry[]): string => once(entries).map(name).join(', ');

/** The same for people: with when each came after `since`, in milliseconds. */
export const timedSights = (entries: readonly Entry[], since: number): string =>
  once(entries)
    .map((entry) => `${name(entry)} (+${Math.round(entry.at - since)})`)
    .join(', ');

const once = (entries: readonly Entry[]) =>
  entries.filter((entry, at) => at === 0 || name(entry) !== name(entries[at - 1] as Entry));

function name(entry: Entry): string {
  switch (entry.type) {
    case 'open':
    case 'reconnecting':
      return `${entry.type} ${entry.detail.attempt}`;
    case 'close':
      return `close ${entry.detail.code} ${entry.detail.cause}`;
    case 'unsent':
      return `unsent ${entry.detail.reason}`;
    case 'page':
      return entry.detail.name;
    default:
      return entry.type;
  }
}
