/** Where the keys are. */
export interface KeyFacts {
  /** The place of the row that they move; nothing, where there is none. */
  readonly active: number | undefined;
  /** How many rows there are, and how many of them are a page. */
  readonly count: number;
  readonly page: number;
}

/** The place that a key moves to; nothing, for a key that moves nowhere. */
export function placeAfter(key: string, { active, count, page }: KeyFacts): number | undefined {
  // Without a row that keys move they begin at the end.
  const from = active ?? count;
  const places = new Map([
    ['ArrowUp', from - 1],
    ['ArrowDown', from + 1],
    ['PageUp', from - page],
    ['PageDown', from + page],
    ['Home', 0],
    ['End', count - 1],
  ]);
  const place = places.get(key);
  return place === undefined ? undefined : Math.max(0, Math.min(place, count - 1));
}
