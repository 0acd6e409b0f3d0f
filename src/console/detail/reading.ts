import type { Payload } from '../record/payload.ts';
import { checkJson } from '../text/json-check.ts';
import { encoded } from './bytes.ts';
import { type JsonNode, rootOf } from './json-nodes.ts';
import { JsonTree } from './json-tree.ts';
import { inSlices } from './sliced.ts';

/** How a message can be looked at. */
export type View = 'text' | 'json' | 'hex';

/** How far the look at whether a text is JSON has come. */
export type JsonState =
  | { readonly is: 'checking' }
  | { readonly is: 'json'; readonly tree: JsonTree }
  /** @param fault The place of the first character that is wrong. */
  | { readonly is: 'other'; readonly fault: number };

/** A message that is being read: what was found out of its data, and where in it the reader is. */
export class Reading {
  readonly data: Payload;
  /** The page that is shown of the text, and of the bytes, from 0. */
  readonly pages = { text: 0, hex: 0 };
  readonly #changed: () => unknown;
  #decoded: { readonly isKnown: boolean; readonly text: string | undefined } | undefined;
  #bytes: Uint8Array | undefined;
  #json: JsonState | undefined;
  #isContainer: boolean | undefined;
  #isEncoding = false;
  #isStarting = false;
  readonly #ends: (() => void)[] = [];

  /** @param changed Called when what was being found out is known; not while it is asked for. */
  constructor(data: Payload, changed: () => void) {
    this.data = data;
    this.#changed = () => this.#isStarting || changed();
  }

  /** Ends what is being found out, in the tree as well. */
  end(): void {
    for (const end of this.#ends) end();
    if (this.#json?.is === 'json') this.#json.tree.end();
  }

  /** The message as text; nothing, where its bytes are no UTF-8, or not read as such yet. */
  get text(): string | undefined {
    if (typeof this.data === 'string') return this.data;
    if (this.data instanceof Uint8Array && !this.#decoded) {
      this.#decoded = { isKnown: false, text: undefined };
      this.#start(decoded(this.data), (text) => {
        this.#decoded = { isKnown: true, text };
      });
    }
    return this.#decoded?.text;
  }

  /** The message as bytes, as they are on the wire; nothing, where they are not here, or not yet. */
  get bytes(): Uint8Array | undefined {
    if (this.data instanceof Uint8Array) return this.data;
    if (typeof this.data === 'string' && !this.#isEncoding) {
      this.#isEncoding = true;
      this.#start(encoded(this.data), (bytes) => {
        this.#bytes = bytes;
      });
    }
    return this.#bytes;
  }

  /** Whether it is JSON: first asked, it is found out. */
  get json(): JsonState {
    const { text } = this;
    if (text === undefined)
      return this.#isTextKnown ? { is: 'other', fault: 0 } : { is: 'checking' };
    if (!this.#json) {
      this.#json = { is: 'checking' };
      this.#start(readJson(text), (found) => {
        this.#json =
          typeof found === 'number'
            ? { is: 'other', fault: found }
            : { is: 'json', tree: new JsonTree(text, found, this.#changed) };
      });
    }
    return this.#json;
  }

  /** Whether it can be looked at in that way; also while that is not known. */
  can(view: View): boolean {
    if (!this.#isHere) return false;
    if (view === 'json') return this.json.is !== 'other';
    return view === 'hex' || this.text !== undefined || !this.#isTextKnown;
  }

  /** Whether it can be copied in that way: only once that is known. */
  canCopy(view: View): boolean {
    if (view === 'json') return this.json.is === 'json';
    return view === 'hex' ? this.#isHere : this.text !== undefined;
  }

  /**
   * The view to show: the one that was chosen, if it can be; else JSON for objects and arrays, text
   * for other text, hex for bytes; nothing, where there is nothing to look at.
   */
  view(chosen: View | undefined): View | undefined {
    if (!this.#isHere) return undefined;
    if (chosen && this.can(chosen)) return chosen;
    if (typeof this.data !== 'string') return 'hex';
    this.#isContainer ??= /^\s{0,1000}[[{]/.test(this.data);
    return this.#isContainer && this.can('json') ? 'json' : 'text';
  }

  /** Has something found out; what is found at once is not told. */
  #start<T>(work: Generator<unknown, T>, found: (result: T) => void): void {
    this.#isStarting = true;
    const end = inSlices(work, (result) => {
      found(result);
      this.#changed();
    });
    this.#ends.push(end);
    this.#isStarting = false;
  }

  get #isTextKnown(): boolean {
    return !(this.data instanceof Uint8Array) || this.#decoded?.isKnown === true;
  }

  get #isHere(): boolean {
    return typeof this.data === 'string' || this.data instanceof Uint8Array;
  }
}

/** The whole of a JSON text; else the place of the first character that is wrong. */
function* readJson(text: string): Generator<undefined, JsonNode | number> {
  const fault = yield* checkJson(text);
  return fault ?? (yield* rootOf(text));
}

/** The bytes as text; nothing, where they are no UTF-8. With a pause now and then. */
function* decoded(bytes: Uint8Array): Generator<undefined, string | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const size = 65_536;
  let text = '';
  try {
    for (let at = 0; at < bytes.length; at += size) {
      text += decoder.decode(bytes.subarray(at, at + size), { stream: true });
      yield;
    }
    return text + decoder.decode();
  } catch {
    return undefined;
  }
}
