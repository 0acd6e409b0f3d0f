/** So many characters are read before there is a pause. */
const breath = 16_384;

/** What may come next, in a text that is JSON so far. */
type Expected =
  | 'value'
  /** A value, or the end of the array. */
  | 'first-value'
  | 'key'
  /** A key, or the end of the object. */
  | 'first-key'
  /** What follows a value. */
  | 'next';

const space = /[ \t\n\r]*/y;
const numberOrWord = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const colon = /[ \t\n\r]*:/y;
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/**
 * Looks whether a text is JSON, with a pause now and then. `JSON.parse` takes too long for large
 * texts, makes a hundred times as many objects as can be shown, and loses digits, duplicate keys and
 * the order of keys; so the text itself stays what is shown, and this only makes sure of it. Depth
 * is no matter.
 * @returns The place of the first character that is wrong; nothing, if none is.
 */
export function* checkJson(text: string): Generator<undefined, number | undefined> {
  const open = new OpenOnes(text.length);
  let expected: Expected = 'value';
  let pause = breath;
  let at = endOf(space, text, 0);
  for (;;) {
    if (at >= pause) {
      pause = at + breath;
      yield;
    }
    const character = text[at];
    if (expected === 'next') {
      if (open.depth === 0) return at < text.length ? at : undefined;
      const isObject = open.isObject;
      if (character === ',') expected = isObject ? 'key' : 'value';
      else if (character === (isObject ? '}' : ']')) open.pop();
      else return at;
      at += 1;
    } else if (expected === 'key' || expected === 'first-key') {
      if (character === '}' && expected === 'first-key') {
        open.pop();
        expected = 'next';
        at += 1;
      } else {
        if (character !== '"') return at;
        const end: number = yield* checkString(text, at);
        if (end < 0) return -end;
        at = endOf(colon, text, end);
        if (at < 0) return end;
        expected = 'value';
      }
    } else if (character === ']' && expected === 'first-value') {
      open.pop();
      expected = 'next';
      at += 1;
    } else if (character === '{' || character === '[') {
      open.push(character === '{');
      expected = character === '{' ? 'first-key' : 'first-value';
      at += 1;
    } else if (character === '"') {
      const end: number = yield* checkString(text, at);
      if (end < 0) return -end;
      at = end;
      expected = 'next';
    } else {
      const end = endOf(numberOrWord, text, at);
      if (end < 0) return at;
      at = end;
      expected = 'next';
    }
    at = endOf(space, text, at);
  }
}

/** The objects and arrays that are open. In bytes: there may be as many as the text is long. */
class OpenOnes {
  depth = 0;
  readonly #areObjects: Uint8Array;

  /** @param most How many may be open at once: to take more memory later would be to copy it. */
  constructor(most: number) {
    this.#areObjects = new Uint8Array(most);
  }

  /** Whether the innermost one is an object. */
  get isObject(): boolean {
    return this.#areObjects[this.depth - 1] === 1;
  }

  push(isObject: boolean): void {
    this.#areObjects[this.depth] = isObject ? 1 : 0;
    this.depth += 1;
  }

  pop(): void {
    this.depth -= 1;
  }
}

/** Where a string that begins there ends; if it is wrong, the place, negative. */
function* checkString(text: string, start: number): Generator<undefined, number> {
  let at = start + 1;
  for (let pause = at + breath; ; at += 1) {
    if (at >= pause) {
      pause = at + breath;
      yield;
    }
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code === 0x5c) {
      const end = endOf(escaped, text, at);
      if (end < 0) return -at;
      at = end - 1;
    } else if (!(code >= 0x20)) return -at;
  }
}

/** Where what the expression finds there ends; -1, if it finds nothing. */
function endOf(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : -1;
}
