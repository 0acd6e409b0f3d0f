/** A sample's middle and spread. */
export interface Spread {
  readonly median: number;
  /** A quarter of the values are not above it. */
  readonly low: number;
  /** A quarter of the values are not below it. */
  readonly high: number;
  /** How many values there were. */
  readonly count: number;
}

/** The value below which `part` of the sorted values lie, between neighbours by proportion. */
export function quantile(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place % 1);
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  return {
    median: quantile(sorted, 0.5),
    low: quantile(sorted, 0.25),
    high: quantile(sorted, 0.75),
    count: values.length,
  };
}

/** In another order, all orders alike. */
export function shuffle<Item>(items: readonly Item[]): Item[] {
  const left = [...items];
  const shuffled: Item[] = [];
  while (left.length > 0) {
    shuffled.push(...left.splice(Math.floor(Math.random() * left.length), 1));
  }
  return shuffled;
}
