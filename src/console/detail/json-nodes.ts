/** A value of a JSON text, as a stretch of that text; or a range of the children of a large one. */
export interface JsonNode {
  readonly kind: 'object' | 'array' | 'string' | 'number' | 'word' | 'range';
  /** Where it stands in the text, without its key; a range, from its first child's key on. */
  readonly start: number;
  readonly end: number;
  /** Its key as it stands in the text, or its place in an array; nothing, for the whole. */
  readonly key: string | number | undefined;
  /** How many children it has. */
  readonly count: number;
  /** The place of its first child among those of the object or array: not 0 in ranges only. */
  readonly first: number;
  readonly parent: JsonNode | undefined;
  /** 1 for the whole. */
  readonly level: number;
}

/** How many children are shown in one: if there are more, they are grouped. */
export const mostChildren = 100;

/** So many places are looked at before there is a pause. */
const breath = 16_384;

/** The whole of a text that is JSON; with a pause now and then. */
export function* rootOf(text: string): Generator<undefined, JsonNode> {
  const extent = new Extent(text, skipSpace(text, 0));
  while (!extent.measure(breath)) yield;
  return nodeOf(extent, undefined, undefined);
}

/**
 * The children of an object, an array or a range, with a pause now and then. Where there are too
 * many, ranges of them, each with as many as fit.
 */
export function* childrenOf(text: string, parent: JsonNode): Generator<undefined, JsonNode[]> {
  const { count, first, kind } = parent;
  const step = rangeSize(count);
  const inObject = isInObject(parent);
  const children: JsonNode[] = [];
  let at = kind === 'range' ? parent.start : skipSpace(text, parent.start + 1);
  let start = at;
  let pause = at + breath;
  for (let index = 0; index < count; index += 1) {
    const keyEnd = inObject ? stringEnd(text, at) : at;
    const value = inObject ? skipSpace(text, skipSpace(text, keyEnd) + 1) : at;
    const extent = new Extent(text, value);
    while (!extent.measure(breath)) yield;
    const { end } = extent;
    if (end > pause) {
      pause = end + breath;
      yield;
    }
    if (step === 1) {
      const key = inObject ? text.slice(at, keyEnd) : first + index;
      children.push(nodeOf(extent, key, parent));
    } else if ((index + 1) % step === 0 || index + 1 === count) {
      const from = Math.floor(index / step) * step;
      children.push(rangeOf(start, end, first + from, index + 1 - from, parent));
    }
    // After the value comes a comma, or the end.
    at = skipSpace(text, skipSpace(text, end) + 1);
    if ((index + 1) % step === 0) start = at;
  }
  return children;
}

/** How many children go into one range: 1, if there is no need for ranges. */
function rangeSize(count: number): number {
  let size = 1;
  while (count > size * mostChildren) size *= mostChildren;
  return size;
}

function isInObject(node: JsonNode): boolean {
  let each: JsonNode | undefined = node;
  while (each?.kind === 'range') each = each.parent;
  return each?.kind === 'object';
}

function nodeOf(
  { text, start, end, count }: Extent,
  key: string | number | undefined,
  parent: JsonNode | undefined,
): JsonNode {
  const level = (parent?.level ?? 0) + 1;
  return { kind: kindAt(text, start), start, end, key, count, first: 0, parent, level };
}

function rangeOf(start: number, end: number, first: number, count: number, parent: JsonNode) {
  const level = parent.level + 1;
  return { kind: 'range', start, end, key: undefined, count, first, parent, level } as const;
}

function kindAt(text: string, at: number): JsonNode['kind'] {
  switch (text[at]) {
    case '{':
      return 'object';
    case '[':
      return 'array';
    case '"':
      return 'string';
    case 't':
    case 'f':
    case 'n':
      return 'word';
    default:
      return 'number';
  }
}

/** Where a value ends, and how many children it has: measured in one go, or in several. */
class Extent {
  readonly text: string;
  readonly start: number;
  /** Where it ends, when it is measured. */
  end: number;
  count = 0;
  #depth = 0;

  constructor(text: string, start: number) {
    this.text = text;
    this.start = start;
    this.end = start;
  }

  /**
   * @param length About how many places are looked at.
   * @returns Whether it is measured.
   */
  measure(length: number): boolean {
    const { text } = this;
    const pause = this.end + length;
    let { end: at, count } = this;
    let depth = this.#depth;
    do {
      const code = text.charCodeAt(at);
      // One more than there are commas, unless it is empty.
      if (depth === 1 && count === 0 && code > 0x20 && !isClosing(code)) count = 1;
      switch (code) {
        case 0x22:
          at = stringEnd(text, at);
          break;
        case 0x5b:
        case 0x7b:
          depth += 1;
          at += 1;
          break;
        case 0x5d:
        case 0x7d:
          depth -= 1;
          at += 1;
          break;
        case 0x2c:
          if (depth === 1) count += 1;
          at += 1;
          break;
        default:
          at = depth === 0 ? tokenEnd(text, at) : at + 1;
      }
    } while (depth > 0 && at < pause);
    this.end = at;
    this.count = count;
    this.#depth = depth;
    return depth === 0;
  }
}

function isClosing(code: number): boolean {
  return code === 0x5d || code === 0x7d;
}

/** Where a string ends that begins there. */
export function stringEnd(text: string, start: number): number {
  for (let at = start + 1; ; at += 1) {
    at = text.indexOf('"', at);
    let escapes = 0;
    while (text.charCodeAt(at - 1 - escapes) === 0x5c) escapes += 1;
    if (escapes % 2 === 0) return at + 1;
  }
}

const token = /[^,\]}\s]*/y;

/** Where a number or a word ends that begins there. */
export function tokenEnd(text: string, at: number): number {
  token.lastIndex = at;
  token.test(text);
  return token.lastIndex;
}

const noSpace = /[^ \t\n\r]/g;

/** The next place that is no white space. By an expression: there may be ten MiB of it. */
export function skipSpace(text: string, start: number): number {
  if (text.charCodeAt(start) > 0x20) return start;
  noSpace.lastIndex = start;
  return noSpace.test(text) ? noSpace.lastIndex - 1 : text.length;
}
