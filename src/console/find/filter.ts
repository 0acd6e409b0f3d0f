import { wholeAt } from '../text/whole.ts';

/**
 * The language of the filter field: words that must be there, "phrases in quotes", /regular
 * expressions/i, and each of them, with a - in front, for what must not be there. All must hold.
 */

/** A filter that is understood, as far as it is. */
export interface Filter {
  readonly terms: readonly Term[];
  /** What is not understood, and therefore left out. */
  readonly mistakes: readonly Mistake[];
}

interface Term {
  readonly pattern: RegExp;
  readonly isNegated: boolean;
}

/** A part of a filter that is no regular expression, and why. */
export interface Mistake {
  readonly part: string;
  readonly why: string;
}

/** Everything passes. */
export const noFilter: Filter = { terms: [], mistakes: [] };

// A regular expression ends at a slash that is not escaped, nor in brackets.
const part =
  /(-?)(?:\/((?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])+)\/([dgimsuvy]*)(?=\s|$)|"([^"]*)(?:"|$)|(\S+))/gsu;

/** Reads a filter. Text is found in either case; a regular expression is as it says. */
export function parseFilter(text: string): Filter {
  const terms: Term[] = [];
  const mistakes: Mistake[] = [];
  for (const [whole, minus, source, flags = '', phrase, word] of text.matchAll(part)) {
    const plain = phrase ?? word ?? '';
    // Somebody is typing.
    if (source === undefined && (!plain || whole === '-')) continue;
    try {
      const pattern =
        source === undefined
          ? new RegExp(plain.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'i')
          : new RegExp(source, flags.replace(/[gy]/g, ''));
      terms.push({ pattern, isNegated: minus === '-' });
    } catch (error) {
      mistakes.push({ part: whole, why: error instanceof Error ? error.message : String(error) });
    }
  }
  return { terms, mistakes };
}

/** Whether a text passes. */
export function passes({ terms }: Filter, text: string): boolean {
  return terms.every(({ pattern, isNegated }) => pattern.test(text) !== isNegated);
}

/** A place in a text: from a character up to, and without, another. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The most places that are marked in one text. */
const mostMarks = 50;

/** What of a text a filter has found: in order, and not overlapping. */
export function marksIn({ terms }: Filter, text: string): Range[] {
  const found: Range[] = [];
  for (const { pattern, isNegated } of terms) {
    if (isNegated) continue;
    const all = new RegExp(pattern.source, `${pattern.flags}g`);
    let count = 0;
    for (const { index, 0: match } of text.matchAll(all)) {
      if (!match) continue;
      found.push(wholeRange(text, index, index + match.length));
      count += 1;
      if (count === mostMarks) break;
    }
  }
  found.sort((one, other) => one.from - other.from);
  const marks: Range[] = [];
  for (const range of found) {
    const last = marks.at(-1);
    if (!last || range.from >= last.to) marks.push(range);
    else if (range.to > last.to) marks[marks.length - 1] = { from: last.from, to: range.to };
  }
  return marks;
}

/** Without the flag for it, an expression finds halves of characters. */
function wholeRange(text: string, from: number, to: number): Range {
  return { from: wholeAt(text, from), to: wholeAt(text, to) < to ? to + 1 : to };
}

/** Where a filter first finds something in a text; 0, where it does not. */
export function firstMatch({ terms }: Filter, text: string): number {
  const places = terms
    .filter(({ isNegated }) => !isNegated)
    .map(({ pattern }) => text.search(pattern))
    .filter((place) => place >= 0);
  return places.length > 0 ? Math.min(...places) : 0;
}
