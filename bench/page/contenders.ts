import { libraries } from '../libraries/index.ts';
import { type Connection, type Data, usualHeart } from '../libraries/library.ts';
import type { LibraryName } from '../libraries/names.ts';

/** One library's connection, and its handler, which does what the least of handlers does. */
export class Contender {
  readonly #connection: Connection;
  readonly opened: Promise<void>;
  /** What the handler read last. */
  data: unknown;
  #left = 0;
  #end: () => void = () => {};

  constructor(name: LibraryName, address: string) {
    let open = () => {};
    this.opened = new Promise((resolve) => {
      open = resolve;
    });
    this.#connection = libraries[name].connect(address, {
      heart: usualHeart,
      message: (event) => this.#receive(event),
      told: (type) => type === 'open' && open(),
    });
  }

  #receive(event: MessageEvent): void {
    this.data = event.data;
    this.#left -= 1;
    if (this.#left === 0) this.#end();
  }

  send(data: Data): void {
    this.#connection.send(data);
  }

  close(): void {
    this.#connection.close();
  }

  /** Calls `end` with the message that is the `count`th from now. */
  after(count: number, end: () => void): void {
    this.#left = count;
    this.#end = end;
  }
}

const contenders = new Map<LibraryName, Contender>();

/** Connects one socket of each library. */
export async function enter(address: string, names: readonly LibraryName[]): Promise<void> {
  for (const name of names) contenders.set(name, new Contender(name, address));
  await Promise.all([...contenders.values()].map(({ opened }) => opened));
}

/** The library's socket among those that have entered. */
export function contender(name: LibraryName): Contender {
  const found = contenders.get(name);
  if (!found) throw new Error(`${name} has not entered.`);
  return found;
}
