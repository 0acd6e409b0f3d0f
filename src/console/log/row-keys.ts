/** Where the keys are. */
export interface KeyFacts {
  /** The place of the row that they move; nothing, where there is none. */
  readonly active: number | undefined;
  /** Whether that row is shown; else it would be before the one at its place. */
  readonly isShown: boolean;
  /** How many rows there are, and how many of them are a page. */
  readonly count: number;
  readonly page: number;
}

/** The place that a key moves to; nothing, for a key that moves nowhere. */
export function placeAfter(key: string, facts: KeyFacts): number | undefined {
  const { active, isShown, count, page } = facts;
  // Without a row that keys move they begin at the end.
  const from = active ?? count;
  const below = isShown ? from : from - 1;
  const places = new Map([
    ['ArrowUp', from - 1],
    ['ArrowDown', below + 1],
    ['PageUp', from - page],
    ['PageDown', below + page],
    ['Home', 0],
    ['End', count - 1],
  ]);
  const place = places.get(key);
  return place === undefined ? undefined : Math.max(0, Math.min(place, count - 1));
}
