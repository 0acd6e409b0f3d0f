/** What is done with a value: looked into, read as a whole, read in pieces (a text), or left out. */
export type Plan = 'enter' | 'take' | 'stream' | 'skip';

/** What was found in a text of JSON, by its path: the names and `*` for items, each after a slash. */
export type Found =
  | { readonly kind: 'value'; readonly path: string; readonly value: unknown }
  | { readonly kind: 'piece'; readonly path: string; readonly text: string }
  /** A container that was entered, or a text that was read in pieces, is over. */
  | { readonly kind: 'end'; readonly path: string };

interface Container {
  readonly path: string;
  readonly closer: '}' | ']';
  /** In an object: the name of the value that comes next, once it is known. */
  name: string | undefined;
}

/** A value that has begun. */
interface Value {
  readonly path: string;
  readonly plan: Plan;
  /** Whether nothing of it has come yet. */
  isEmpty: boolean;
  /** Containers in it that are open. */
  depth: number;
  isInText: boolean;
  isEscaped: boolean;
  readonly parts: string[];
}

/**
 * Reads JSON that comes in chunks, without ever holding or parsing all of it: large files would
 * block the page. It is no judge of commas and colons, nor of what it skips.
 */
export class JsonWalk {
  readonly #planFor: (path: string) => Plan;
  readonly #open: Container[] = [];
  #value: Value | undefined;
  #held = '';
  #isOver = false;

  constructor(planFor: (path: string) => Plan) {
    this.#planFor = planFor;
  }

  /** Whether the text was complete. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** @throws {SyntaxError} where it is not JSON. */
  *take(chunk: string): Generator<Found> {
    const text = this.#held + chunk;
    this.#held = '';
    let index = 0;
    while (index < text.length) {
      if (!this.#value) index = yield* this.#between(text, index);
      else if (this.#value.plan === 'stream') index = yield* this.#stream(text, index, this.#value);
      else index = yield* this.#within(text, index, this.#value);
    }
  }

  /** One character outside of any value. */
  *#between(text: string, index: number): Generator<Found, number> {
    const character = text[index] as string;
    if (' \t\r\n,:'.includes(character)) return index + 1;
    if (this.#isOver) throw new SyntaxError('There is more after the end.');
    const within = this.#open.at(-1);
    if (within && character === within.closer) {
      this.#open.pop();
      yield { kind: 'end', path: within.path };
      this.#leave();
      return index + 1;
    }
    if (within?.closer === '}' && within.name === undefined) {
      if (character !== '"') throw new SyntaxError('A name is missing.');
      this.#begin(`${within.path}/`, 'take');
      return index;
    }
    const path = within ? `${within.path}/${within.name ?? '*'}` : '';
    const plan = this.#planFor(path);
    if (plan === 'enter' && (character === '{' || character === '[')) {
      this.#open.push({ path, closer: character === '{' ? '}' : ']', name: undefined });
      return index + 1;
    }
    if (plan === 'stream' && character === '"') {
      this.#begin(path, 'stream');
      return index + 1;
    }
    this.#begin(path, plan === 'skip' ? 'skip' : 'take');
    return index;
  }

  /** A value that is taken or left out, to its end or to that of the text. */
  *#within(text: string, start: number, value: Value): Generator<Found, number> {
    for (let index = start; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      // Such as the wrong one of two brackets.
      if (value.isEmpty && (code === 0x7d || code === 0x5d)) throw new SyntaxError('No value.');
      value.isEmpty = false;
      if (value.isInText) {
        if (value.isEscaped) value.isEscaped = false;
        else if (code === 0x5c) value.isEscaped = true;
        else if (code === 0x22) {
          value.isInText = false;
          if (value.depth === 0) return yield* this.#taken(text, start, index + 1, value);
        }
      } else if (code === 0x22) value.isInText = true;
      else if (code === 0x7b || code === 0x5b) value.depth += 1;
      else if (code === 0x7d || code === 0x5d) {
        // The end of what it is in ends a number, too.
        if (value.depth === 0) return yield* this.#taken(text, start, index, value);
        value.depth -= 1;
        if (value.depth === 0) return yield* this.#taken(text, start, index + 1, value);
      } else if (value.depth === 0 && (code === 0x2c || code === 0x3a || code <= 0x20)) {
        return yield* this.#taken(text, start, index, value);
      }
    }
    if (value.plan === 'take') value.parts.push(text.slice(start));
    return text.length;
  }

  *#taken(text: string, start: number, end: number, value: Value): Generator<Found, number> {
    this.#value = undefined;
    const within = this.#open.at(-1);
    const isName = within?.closer === '}' && within.name === undefined;
    if (value.plan === 'skip') {
      this.#leave();
      return end;
    }
    const read: unknown = JSON.parse(value.parts.join('') + text.slice(start, end));
    if (isName) {
      // A name with a slash is none of those that are looked for.
      within.name = String(read).replaceAll('/', ' ');
      return end;
    }
    this.#leave();
    yield { kind: 'value', path: value.path, value: read };
    return end;
  }

  /** A text that is read in pieces. An escape that the chunk cuts is kept for the next one. */
  *#stream(text: string, start: number, { path }: Value): Generator<Found, number> {
    let index = start;
    let end = text.length;
    let isOver = false;
    for (; index < end; index += 1) {
      const code = text.charCodeAt(index);
      if (code === 0x22) {
        end = index;
        isOver = true;
      } else if (code === 0x5c) {
        const length = text[index + 1] === 'u' ? 6 : 2;
        if (index + length > text.length) end = index;
        else index += length - 1;
      }
    }
    if (end > start) yield { kind: 'piece', path, text: JSON.parse(`"${text.slice(start, end)}"`) };
    if (!isOver) {
      this.#held = text.slice(end);
      return text.length;
    }
    this.#value = undefined;
    this.#leave();
    yield { kind: 'end', path };
    return end + 1;
  }

  #begin(path: string, plan: Plan): void {
    const states = { isEmpty: true, depth: 0, isInText: false, isEscaped: false };
    this.#value = { path, plan, ...states, parts: [] };
  }

  /** A value is over: in an object, a name comes next. */
  #leave(): void {
    const within = this.#open.at(-1);
    if (within) within.name = undefined;
    else this.#isOver = true;
  }
}
