import type { ReactiveController } from 'lit';
import type { Inspector } from './inspector.ts';

/** Something that is kept under a name. */
export interface Saved<Value> {
  readonly name: string;
  readonly value: Value;
}

/** What may be one. */
type Stored = { readonly [name in keyof Saved<unknown>]?: unknown };

/** What a list needs of the console. */
type Keeper = Pick<Inspector, 'host' | 'texts' | 'storage' | 'say'>;

/** All lists in the page: of what their own window stores, the browser tells them nothing. */
const connected = new Set<SavedList<unknown>>();

/**
 * A list of what the user keeps under names: in the page's `localStorage`, which other consoles and
 * other tabs share. Where that is blocked or full it lasts as long as the console, and says so once.
 * What it finds there and cannot read, it passes over, and keeps: a newer version may have saved it.
 */
export class SavedList<Value> implements ReactiveController {
  readonly #keeper: Keeper;
  readonly #topic: string;
  readonly #read: (value: unknown) => Value | undefined;
  /** What could not be stored, by its key. */
  readonly #unstored = new Map<string, string>();
  #text: string | undefined;
  #items: readonly Saved<Value>[] = [];

  /**
   * @param topic What the list is of; with the prefix of the console it is the key.
   * @param read Gives a value back as it was saved; nothing, for what is none.
   */
  constructor(keeper: Keeper, topic: string, read: (value: unknown) => Value | undefined) {
    this.#keeper = keeper;
    this.#topic = topic;
    this.#read = read;
    keeper.host.addController(this);
  }

  hostConnected(): void {
    connected.add(this);
    addEventListener('storage', this.#changed);
  }

  hostDisconnected(): void {
    connected.delete(this);
    removeEventListener('storage', this.#changed);
  }

  /** All of them, in the order in which their names were first saved. */
  get items(): readonly Saved<Value>[] {
    const text = this.#stored();
    if (text !== this.#text) {
      this.#text = text;
      this.#items = itemsIn(text, this.#read);
    }
    return this.#items;
  }

  /** What is saved under a name. */
  get(name: string): Value | undefined {
    return this.items.find((item) => item.name === name)?.value;
  }

  /** Saves a value under a name, in place of the one before. */
  save(name: string, value: Value): void {
    this.#replace(name, [{ name, value }]);
  }

  /** Removes what is saved under a name. */
  remove(name: string): void {
    this.#replace(name, []);
  }

  get #key(): string {
    const { storage } = this.#keeper;
    return storage && `${storage}:${this.#topic}`;
  }

  #stored(): string {
    const key = this.#key;
    const unstored = this.#unstored.get(key);
    if (unstored !== undefined || !key) return unstored ?? '';
    try {
      return localStorage.getItem(key) ?? '';
    } catch {
      return '';
    }
  }

  #replace(name: string, items: readonly Saved<Value>[]): void {
    const list = listIn(this.#stored());
    const isIt = (item: Stored) => item.name === name && this.#read(item.value) !== undefined;
    const index = list.findIndex(isIt);
    const others: unknown[] = list.filter((item) => !isIt(item));
    others.splice(index < 0 ? others.length : index, 0, ...items);
    this.#store(JSON.stringify(others));
  }

  #store(text: string): void {
    const keeper = this.#keeper;
    const key = this.#key;
    if (this.#tryToStore(key, text)) {
      this.#unstored.delete(key);
      for (const list of connected) list.#changed({ key });
    } else {
      if (key && !this.#unstored.has(key)) keeper.say(keeper.texts.notStored);
      this.#unstored.set(key, text);
    }
    keeper.host.requestUpdate();
  }

  #tryToStore(key: string, text: string): boolean {
    try {
      if (key) localStorage.setItem(key, text);
      return key !== '';
    } catch {
      return false;
    }
  }

  readonly #changed = ({ key }: Pick<StorageEvent, 'key'>): void => {
    // Without a key, all of it was cleared.
    if (key === null || key === this.#key) this.#keeper.host.requestUpdate();
  };
}

/** The items that a text can be read as; a later one of the same name goes before. */
function itemsIn<Value>(
  text: string,
  read: (value: unknown) => Value | undefined,
): readonly Saved<Value>[] {
  const values = new Map<string, Value>();
  for (const { name, value } of listIn(text)) {
    const known = typeof name === 'string' ? read(value) : undefined;
    if (known !== undefined) values.set(name as string, known);
  }
  return [...values].map(([name, value]) => ({ name, value }));
}

function listIn(text: string): readonly Stored[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.filter((item) => typeof item === 'object' && item) : [];
  } catch {
    return [];
  }
}
