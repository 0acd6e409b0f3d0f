import type { Entry, EntryOf, Journal } from '../journal.ts';

/** An attempt of the subject, with its twin's; its end is the `open` or the `close`. */
export interface Attempt {
  readonly from: number;
  readonly end: EntryOf<'open' | 'close'> | undefined;
  readonly twin: Journal['twin']['attempts'][number] | undefined;
}

/** The twin begins one with each of the subject's. */
export function attemptsOf({ events, twin }: Journal): Attempt[] {
  const starts = events.flatMap((entry, at) => (isState(entry, 'connecting') ? [at] : []));
  return starts.map((start, index) => ({
    from: events[start]?.at ?? Number.NaN,
    end: events.slice(start).find(isEnd),
    twin: twin.attempts[index],
  }));
}

const isEnd = (entry: Entry): entry is EntryOf<'open' | 'close'> =>
  entry.type === 'open' || entry.type === 'close';

export const isState = (entry: Entry, state: string): boolean =>
  entry.type === 'statechange' && entry.detail.state === state;

/** The first end of a link or an attempt from `since` on. */
export const closeSince = ({ events }: Journal, since: number): EntryOf<'close'> | undefined =>
  events.find((entry): entry is EntryOf<'close'> => entry.type === 'close' && entry.at >= since);
