import { wholeAt } from '../text/whole.ts';

/** The characters of a page. A browser breaks so many into lines without being held up by it. */
export const charactersPerPage = 8192;

/** How many pages a text has; at least one. */
export function pageCount(text: string): number {
  return Math.max(1, Math.ceil(text.length / charactersPerPage));
}

/** A page of a text, from 0. */
export function textPage(text: string, page: number): string {
  const start = page * charactersPerPage;
  return text.slice(wholeAt(text, start), wholeAt(text, start + charactersPerPage));
}
