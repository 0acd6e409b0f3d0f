/** What placeholders stand for in one message. */
export interface Moment {
  /** The time, in milliseconds since 1970. */
  readonly now: number;
  /** The number of the message, from 1. */
  readonly counter: number;
  /** Gives a random number from 0 to 1, another at each call. */
  random(): number;
}

/** A text with its placeholders filled in. */
export interface Filled {
  readonly text: string;
  /** The index in the text as it was written of what is at an index of this one. */
  origin(index: number): number;
}

const placeholder = /(\\?)\{\{(time|now|counter|random)\}\}/g;

/** A piece of the filled text: where it is, and where it was written. */
interface Piece {
  readonly at: number;
  readonly from: number;
  /** Whether it is as it was written. */
  readonly isPlain: boolean;
}

/**
 * Fills in the placeholders of a text: `{{time}}` (ISO 8601), `{{now}}` (milliseconds since 1970),
 * `{{counter}}` and `{{random}}` (eight hex digits). One with a backslash before it stays, without
 * the backslash; what has another name is no placeholder.
 */
export function filledIn(written: string, moment: Moment): Filled {
  const pieces: Piece[] = [];
  let text = '';
  let from = 0;
  const add = (piece: string, end: number, isPlain: boolean): void => {
    pieces.push({ at: text.length, from, isPlain });
    text += piece;
    from = end;
  };
  for (const match of written.matchAll(placeholder)) {
    const [whole, backslash, name = ''] = match;
    const end = match.index + whole.length;
    add(written.slice(from, match.index), match.index, true);
    add(backslash ? whole.slice(1) : fillingOf(name, moment), end, false);
  }
  add(written.slice(from), written.length, true);
  return { text, origin: (index) => originOf(index, pieces) };
}

/** Whether there is anything to fill in. */
export function hasPlaceholders(text: string): boolean {
  return text.search(placeholder) >= 0;
}

function fillingOf(name: string, { now, counter, random }: Moment): string {
  switch (name) {
    case 'time':
      return new Date(now).toISOString();
    case 'now':
      return String(now);
    case 'counter':
      return String(counter);
    default:
      return Math.floor(random() * 2 ** 32)
        .toString(16)
        .padStart(8, '0');
  }
}

function originOf(index: number, pieces: readonly Piece[]): number {
  const piece = pieces.findLast(({ at }) => at <= index);
  if (!piece) return index;
  return piece.isPlain ? piece.from + index - piece.at : piece.from;
}
