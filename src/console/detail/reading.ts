import type { Payload } from '../record/payload.ts';
import { checkJson } from './json-check.ts';
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
  #decoded: { readonly text: string | undefined } | undefined;
  #bytes: Uint8Array | undefined;
  #json: JsonState | undefined;
  #isContainer: boolean | undefined;
  #starting = false;
  #end = () => {};

  /** @param changed Called when what was being found out is known; not while it is asked for. */
  constructor(data: Payload, changed: () => void) {
    this.data = data;
    this.#changed = () => this.#starting || changed();
  }

  /** Ends what is being found out. */
  end(): void {
    this.#end();
  }

  /** The message as text; nothing, where its bytes are no UTF-8, or are not here. */
  get text(): string | undefined {
    if (typeof this.data === 'string') return this.data;
    this.#decoded ??= { text: this.data instanceof Uint8Array ? decoded(this.data) : undefined };
    return this.#decoded.text;
  }

  /** The message as bytes, as they are on the wire; nothing, where they are not here. */
  get bytes(): Uint8Array | undefined {
    if (this.data instanceof Uint8Array) return this.data;
    if (typeof this.data === 'string') this.#bytes ??= new TextEncoder().encode(this.data);
    return this.#bytes;
  }

  /** Whether it is JSON: first asked, it is found out. */
  get json(): JsonState {
    const { text } = this;
    if (text === undefined) return { is: 'other', fault: 0 };
    if (!this.#json) {
      this.#json = { is: 'checking' };
      this.#starting = true;
      this.#end = inSlices(checkJson(text), (fault) => {
        this.#json =
          fault === undefined
            ? { is: 'json', tree: new JsonTree(text, this.#changed) }
            : { is: 'other', fault };
        this.#changed();
      });
      this.#starting = false;
    }
    return this.#json;
  }

  /** Whether it can be looked at in that way; as JSON also while that is not known. */
  can(view: View): boolean {
    if (view === 'json') return this.json.is !== 'other';
    return (view === 'text' ? this.text : this.data) !== undefined && this.#isHere;
  }

  /**
   * The view to show: the one that was chosen, if it can be; else JSON for objects and arrays, text
   * for other text, hex for bytes; nothing, where there is nothing to look at.
   */
  view(chosen: View | undefined): View | undefined {
    if (!this.#isHere) return undefined;
    if (chosen && this.can(chosen)) return chosen;
    if (typeof this.data !== 'string') return 'hex';
    this.#isContainer ??= /^\s*[[{]/.test(this.data);
    return this.#isContainer && this.can('json') ? 'json' : 'text';
  }

  get #isHere(): boolean {
    return typeof this.data === 'string' || this.data instanceof Uint8Array;
  }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
