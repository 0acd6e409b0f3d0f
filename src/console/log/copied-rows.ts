import type { ShownEntries } from '../find/shown-entries.ts';
import { plainText } from '../record/pieces.ts';
import type { ConsoleTexts } from '../texts.ts';
import { clockTime } from './row-view.ts';

/** The most rows that are copied at once. */
const mostCopied = 100_000;

/**
 * Rows as lines of text: one of them as its message alone, several with time and kind.
 * @param bounds The numbers of the first and the last one.
 */
export function copiedRows(
  shown: ShownEntries,
  [low, high]: readonly [low: number, high: number],
  texts: ConsoleTexts,
): string[] {
  const from = shown.placeOf(low);
  const to = Math.min(shown.placeOf(high + 1), from + mostCopied);
  const lines: string[] = [];
  for (let place = from; place < to; place += 1) {
    const entry = shown.at(place);
    if (!entry) continue;
    const text = plainText(entry, texts);
    lines.push(to - from === 1 ? text : `${clockTime(new Date(entry.at))} ${entry.kind} ${text}`);
  }
  return lines;
}
