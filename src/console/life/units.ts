import { inDigits } from '../text/counted.ts';

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in a few characters: 999 B, 1.2 kB, 34 MB. */
export function inBytes(bytes: number): string {
  let amount = bytes;
  let unit = 0;
  while (amount >= 999.5 && unit < byteUnits.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && amount < 9.95 ? amount.toFixed(1) : inDigits(Math.round(amount));
  return `${digits} ${byteUnits[unit]}`;
}

/** A number, finer where it is small: 0, 0.2, 12, 5,000. */
export function inShort(amount: number): string {
  return amount < 9.95 ? String(Number(amount.toFixed(1))) : inDigits(Math.round(amount));
}

/** The words for days, hours, minutes, seconds and milliseconds. */
export type TimeUnits = readonly [string, string, string, string, string];

const lengths = [86_400_000, 3_600_000, 60_000, 1000, 1] as const;

/** A time in its largest unit and the next: 2 d 5 h, 4 min 10 s, 20 s, 300 ms. */
export function inTime(milliseconds: number, units: TimeUnits): string {
  const time = Math.round(milliseconds);
  if (time === 0) return `0 ${units[3]}`;
  const largest = lengths.findIndex((length) => time >= length);
  const [large = 1, small = 1] = lengths.slice(largest);
  const first = `${Math.floor(time / large)} ${units[largest]}`;
  // Below a second nobody counts.
  const rest = small > 1 ? Math.floor((time % large) / small) : 0;
  return rest > 0 ? `${first} ${rest} ${units[largest + 1]}` : first;
}
