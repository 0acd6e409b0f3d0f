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

/** That place, or the one before: not between the two halves of one character. */
export function wholeAt(text: string, place: number): number {
  const isSplit = isHigh(text.charCodeAt(place - 1)) && isLow(text.charCodeAt(place));
  return isSplit ? place - 1 : place;
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
