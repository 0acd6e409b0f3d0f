import { skipSpace, stringEnd, tokenEnd } from './json-nodes.ts';

/** What lies deeper stays on one line: else the indents of deep JSON would fill the memory. */
const deepest = 32;

/** Pieces have about this many characters. */
const pieceSize = 16_384;

/** A text that is JSON, on lines and indented; numbers and strings as they stand in it. */
export function* prettyJson(text: string): Generator<string> {
  let piece = '';
  let depth = 0;
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    if (piece.length > pieceSize) {
      yield piece;
      piece = '';
    }
    const character = text.charAt(at);
    at += 1;
    if (character === '{' || character === '[') {
      const next = skipSpace(text, at);
      const isEmpty = text[next] === '}' || text[next] === ']';
      piece += character;
      if (isEmpty) {
        piece += text.charAt(next);
        at = next + 1;
      } else {
        depth += 1;
        piece += lineBreak(depth, depth);
      }
    } else if (character === '}' || character === ']') {
      piece += lineBreak(depth, depth - 1) + character;
      depth -= 1;
    } else if (character === ',') {
      piece += `,${lineBreak(depth, depth) || ' '}`;
    } else if (character === ':') {
      piece += ': ';
    } else {
      const end = character === '"' ? stringEnd(text, at - 1) : tokenEnd(text, at - 1);
      piece += text.slice(at - 1, end);
      at = end;
    }
  }
  yield piece;
}

/** @param depth How deep what is written there lies. */
function lineBreak(depth: number, indent: number): string {
  return depth > deepest ? '' : `\n${'  '.repeat(indent)}`;
}
