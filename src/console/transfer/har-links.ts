import type { Entry } from '../record/entry.ts';

/** The entries of a link, or of an attempt, by their places in the log: the end is not included. */
export interface LinkRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts a log into links: each begins with its attempt, with the wait for it, or where the log turns
 * to another socket. What follows a close, such as an error, is still about that link.
 */
export function* linkRanges(entries: readonly Entry[]): Generator<LinkRange> {
  let start = 0;
  let wasUp = false;
  for (const [index, { kind }] of entries.entries()) {
    if (index > start && (kind === 'another' || (wasUp && beginsAttempt(kind)))) {
      yield { start, end: index };
      start = index;
      wasUp = false;
    }
    if (kind === 'open' || kind === 'close') wasUp = true;
  }
  if (start < entries.length) yield { start, end: entries.length };
}

/** The entries about one socket, from its first on: to where the log turns to another one. */
export function socketRange(entries: readonly Entry[], start: number): LinkRange {
  let end = start + 1;
  while (end < entries.length && entries[end]?.kind !== 'another') end += 1;
  return { start, end };
}

function beginsAttempt(kind: Entry['kind']): boolean {
  return kind === 'connecting' || kind === 'wait' || kind === 'open';
}
