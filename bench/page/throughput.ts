import { libraries } from '../libraries/index.ts';
import { type Connection, usualHeart } from '../libraries/library.ts';
import type { LibraryName } from '../libraries/names.ts';
import { shuffle } from '../statistics.ts';

/** Messages that go one way. */
export interface Traffic {
  readonly direction: 'receive' | 'send';
  readonly kind: 'text' | 'binary';
  /** Bytes per message. */
  readonly size: number;
  /** Messages per sample. */
  readonly count: number;
}

export interface ThroughputPlan {
  readonly address: string;
  readonly traffic: Traffic;
  /** Who is compared. */
  readonly names: readonly LibraryName[];
  /** With whom each is compared, in every round. */
  readonly references: readonly LibraryName[];
  readonly rounds: number;
}

/** Milliseconds that one round's sample took, for a library and for its references beside it. */
export type Round = Partial<Record<LibraryName, number>>;

/** Rounds of samples nobody looks at: engines compile what is hot. */
const WARM_UP = 3;

/** A collection in the midst of a sample would be somebody else's waste. */
const collectGarbage = () => (globalThis as { gc?: () => void }).gc?.();

/** One library's connection, and its handler, which does what the least of handlers does. */
class Contender {
  readonly #connection: Connection;
  readonly opened: Promise<void>;
  /** What the handler read last. */
  data: unknown;
  #left = 0;
  #begun = 0;
  #end: (milliseconds: number) => void = () => {};

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
    if (this.#left === 0) this.#end(performance.now() - this.#begun);
  }

  sample(
    { direction, kind, size, count }: Traffic,
    payload: string | ArrayBuffer,
  ): Promise<number> {
    collectGarbage();
    return new Promise((resolve) => {
      this.#end = resolve;
      const order = `${count} ${size} ${kind}`;
      if (direction === 'receive') {
        this.#left = count;
        this.#begun = performance.now();
        this.#connection.send(`flood ${order}`);
        return;
      }
      this.#connection.send(`sink ${order}`);
      this.#left = 1;
      this.#begun = performance.now();
      for (let sent = 0; sent < count; sent++) this.#connection.send(payload);
    });
  }

  close(): void {
    this.#connection.close();
  }
}

/**
 * Samples of each library's throughput, each beside one of each reference, in an order that differs
 * from round to round, all in this one page.
 */
export async function throughput(
  plan: ThroughputPlan,
): Promise<Partial<Record<LibraryName, Round[]>>> {
  const { address, traffic, names, references, rounds } = plan;
  const { size, kind } = traffic;
  const payload = kind === 'text' ? 'x'.repeat(size) : new Uint8Array(size).fill(120).buffer;
  const everybody = [...new Set([...references, ...names])];
  const contenders = new Map(everybody.map((name) => [name, new Contender(name, address)]));
  await Promise.all([...contenders.values()].map(({ opened }) => opened));
  const sample = (name: LibraryName) =>
    contenders.get(name)?.sample(traffic, payload) ?? Promise.reject(new Error(name));
  for (let round = 0; round < WARM_UP; round++) {
    for (const name of shuffle(everybody)) await sample(name);
  }
  const results: Partial<Record<LibraryName, Round[]>> = {};
  for (let round = 0; round < rounds; round++) {
    for (const name of shuffle(names)) {
      const times: Round = {};
      const group = new Set([...references, name]);
      for (const each of shuffle([...group])) times[each] = await sample(each);
      results[name] = [...(results[name] ?? []), times];
    }
  }
  for (const contender of contenders.values()) contender.close();
  return results;
}
