/** That place in a text, or the one before: not between the two halves of one character. */
export function wholeAt(text: string, place: number): number {
  return (text.codePointAt(place - 1) ?? 0) > 0xffff ? place - 1 : place;
}

/** The beginning of a text, of at most so many characters. */
export function beginningOf(text: string, length: number): string {
  return text.slice(0, wholeAt(text, length));
}

/** A text in parts of so many characters, none of which ends within one of two halves. */
export function* wholeParts(text: string, length: number): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = wholeAt(text, at + length);
    yield text.slice(at, end);
    at = end;
  }
}
