import { few, inDigits } from '../text/counted.ts';
import type { KindGroup } from './kinds.ts';

/** The texts of what is shown and found in the log. */
export interface FindTexts {
  /** The name of the filter field. */
  readonly filter: string;
  /** What the empty filter field says. */
  readonly filterHint: string;
  /** A part of the filter that is no regular expression, and why. */
  readonly mistake: (part: string, why: string) => string;
  /** The name of the buttons that show and hide kinds of entries. */
  readonly kinds: string;
  /** Those buttons, by name. */
  readonly groups: Readonly<Record<KindGroup, string>>;
  /** A number of entries. */
  readonly count: (count: number) => string;
  /** The button that pauses the log's view. */
  readonly pause: string;
  /** The same button while it is paused, with how many entries wait. */
  readonly paused: (waiting: number) => string;
  /** How many entries of all are shown; all of them, where both are the same. */
  readonly shownOf: (count: number, all: number) => string;
  /** How many entries are still to be searched. */
  readonly searching: (count: number) => string;
  /** How many entries had to go, as there are bounds. */
  readonly gone: (count: number) => string;
  /** What the log says where the filter finds nothing. */
  readonly nothingFound: string;
  /** The button that goes to the end of the log. */
  readonly jump: string;
  /** So many rows of the log were copied. */
  readonly copiedRows: (count: number) => string;
}

export const englishFindTexts: FindTexts = {
  filter: 'Filter',
  filterHint: 'Filter: word, "a phrase", /regex/i, -not',
  mistake: (part, why) => `${part} is left out: ${why}`,
  kinds: 'What is shown',
  groups: {
    sent: 'Sent',
    received: 'Received',
    heartbeats: 'Heartbeats',
    held: 'Held',
    link: 'Link',
    errors: 'Errors',
  },
  count: inDigits,
  pause: 'Pause',
  paused: (waiting) => `Go on (${inDigits(waiting)} waiting)`,
  shownOf: (count, all) =>
    `${count === all ? '' : `${inDigits(count)} of `}${few(all, 'entry', 'entries')}`,
  searching: (count) => `${inDigits(count)} still to search`,
  gone: (count) => `${few(count, 'older one has', 'older ones have')} gone`,
  nothingFound: 'Nothing that the filter lets pass.',
  jump: 'To the end',
  copiedRows: (count) => `${few(count, 'entry', 'entries')} copied`,
};
