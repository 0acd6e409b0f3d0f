import type { ConsoleTexts } from '../texts.ts';

/** Why a text is not what it was said to be, and from which index on. */
export interface Problem {
  readonly reason: 'json' | 'hex' | 'half-byte' | 'base64' | 'base64-end';
  readonly at: number;
}

/** A problem in words, with its place in the text. */
export function problemText({ reason, at }: Problem, text: string, texts: ConsoleTexts): string {
  const before = text.slice(0, at).split('\n');
  const line = before.length;
  const column = (before.at(-1) ?? '').length + 1;
  switch (reason) {
    case 'json':
      return texts.wrongJson(line, column);
    case 'hex':
      return texts.wrongHex(line, column);
    case 'half-byte':
      return texts.halfByte(line, column);
    case 'base64':
      return texts.wrongBase64(line, column);
    case 'base64-end':
      return texts.cutBase64;
  }
}
