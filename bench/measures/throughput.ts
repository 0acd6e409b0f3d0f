import type { CDPSession, Page } from 'puppeteer-core';
import { FloodServer } from '../flood-server.ts';
import { type LibraryName, libraryNames } from '../libraries/names.ts';
import type { Traffic } from '../page/throughput.ts';
import type { Stage } from '../stage.ts';
import { type Spread, shuffle, spreadOf } from '../statistics.ts';

/** What one sample took, in milliseconds. */
interface Sample {
  /** By the clock, until the last message was there. */
  readonly time: number;
  /** Of the processor, for the page's main thread: other programs do not disturb it. */
  readonly work: number;
}

type Reference = 'bare' | 'floor';

/** A library's sample, with those of its references beside it. */
type Round = { readonly own: Sample } & { readonly [Name in Reference]?: Sample };

/** A library's rate divided by that of a reference beside it, by the clock and by the processor. */
export type Ratios = {
  readonly [Name in Reference]?: Readonly<Record<keyof Sample, Spread>>;
};

/** By traffic, as `receive text 20`. */
export type ThroughputResult = Record<string, Partial<Record<LibraryName, Ratios>>>;

/** Some 30 ms a sample, where nobody else is at work. */
const sizes = [
  { size: 20, count: 3000 },
  { size: 65_536, count: 100 },
];

const everyTraffic: Traffic[] = (['receive', 'send'] as const).flatMap((direction) =>
  (['text', 'binary'] as const).flatMap((kind) =>
    sizes.map((size) => ({ direction, kind, ...size })),
  ),
);

const nameOf = ({ direction, kind, size }: Traffic) =>
  `${direction} ${kind} ${size < 1024 ? size : `${size / 1024}K`}`;

/** Rounds that nobody looks at: engines compile what is hot. */
const WARM_UP = 4;

/** Of what is sent nothing is dispatched. */
const SENDING = ['bare'] as const;
const RECEIVING = ['bare', 'floor'] as const;

interface Plan {
  readonly address: string;
  readonly names: readonly LibraryName[];
  readonly references: readonly Reference[];
  readonly rounds: number;
}

export interface ThroughputOptions {
  /** Receiving text only, and fewer rounds. */
  readonly quick: boolean;
  /** Who is compared; everybody, unless told otherwise. */
  readonly only?: readonly LibraryName[];
  readonly rounds?: number | undefined;
}

/** How many messages a second go through, each way, next to a bare socket and to the floor. */
export async function measureThroughput(
  stage: Stage,
  { quick, only = [], rounds = quick ? 15 : 17 }: ThroughputOptions,
): Promise<ThroughputResult> {
  const names = libraryNames.filter((name) => only.length === 0 || only.includes(name));
  const server = await FloodServer.start();
  const results: ThroughputResult = {};
  try {
    for (const traffic of everyTraffic) {
      if (quick && (traffic.direction === 'send' || traffic.kind === 'binary')) continue;
      const page = await stage.page();
      const meter = await Meter.start(page, traffic);
      const references = traffic.direction === 'receive' ? RECEIVING : SENDING;
      const plan = { address: server.address, names, references, rounds };
      const samples = await compare(meter, plan);
      await page.browserContext().close();
      results[nameOf(traffic)] = print(traffic, samples);
    }
  } finally {
    await server.stop();
  }
  return results;
}

/** Takes the samples of one kind of traffic. */
class Meter {
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #traffic: Traffic;

  private constructor(page: Page, session: CDPSession, traffic: Traffic) {
    this.#page = page;
    this.#session = session;
    this.#traffic = traffic;
  }

  static async start(page: Page, traffic: Traffic): Promise<Meter> {
    const session = await page.createCDPSession();
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new Meter(page, session, traffic);
  }

  async enter(address: string, names: readonly LibraryName[]): Promise<void> {
    await this.#page.evaluate((...given) => bench.enter(...given), address, names);
  }

  async sample(name: LibraryName): Promise<Sample> {
    await this.#page.evaluate(() => bench.collectGarbage());
    const before = await this.#work();
    const time = await this.#page.evaluate(
      (...given) => bench.sample(...given),
      name,
      this.#traffic,
    );
    return { time, work: (await this.#work()) - before };
  }

  /** What the page's main thread has worked so far, in milliseconds of the processor. */
  async #work(): Promise<number> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN) * 1000;
  }
}

/** Rounds of samples, each library's beside one of each reference, every round in another order. */
async function compare(
  meter: Meter,
  { address, names, references, rounds }: Plan,
): Promise<Map<LibraryName, Round[]>> {
  const everybody = [...new Set<LibraryName>([...references, ...names])];
  await meter.enter(address, everybody);
  for (let round = 0; round < WARM_UP; round++) {
    for (const name of shuffle(everybody)) await meter.sample(name);
  }
  const compared = everybody.filter((name) => name !== 'bare');
  const results = new Map(compared.map((name): [LibraryName, Round[]] => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of shuffle(compared)) {
      const samples: Partial<Record<LibraryName, Sample>> = {};
      const group = new Set<LibraryName>([...references, name]);
      for (const each of shuffle([...group])) samples[each] = await meter.sample(each);
      const own = samples[name];
      if (own) results.get(name)?.push({ ...samples, own });
    }
  }
  return results;
}

/** The longer a reference took beside it, the better it is. */
function ratiosOf(rounds: readonly Round[]): Ratios {
  const to = (reference: Reference) => {
    const by = (kind: keyof Sample) =>
      spreadOf(rounds.map(({ own, [reference]: beside = own }) => beside[kind] / own[kind]));
    return rounds[0]?.[reference] && { [reference]: { work: by('work'), time: by('time') } };
  };
  return { ...to('floor'), ...to('bare') };
}

function print(
  traffic: Traffic,
  samples: ReadonlyMap<LibraryName, Round[]>,
): Partial<Record<LibraryName, Ratios>> {
  const bare = [...samples.values()].flat().flatMap((round) => round.bare ?? []);
  const each = (kind: keyof Sample) => {
    const { median } = spreadOf(bare.map((sample) => sample[kind]));
    return `${((median / traffic.count) * 1000).toFixed(1)} µs`;
  };
  console.log(
    `\n${nameOf(traffic)}: a bare socket's message takes ${each('time')}, of the page's main thread ${each('work')}`,
  );
  const tell = ({ median, low, high }: Spread) =>
    `${median.toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})`;
  const results: Partial<Record<LibraryName, Ratios>> = {};
  for (const [name, rounds] of samples) {
    const ratios = ratiosOf(rounds);
    results[name] = ratios;
    const cells = Object.entries(ratios).flatMap(([reference, kinds]) =>
      Object.entries(kinds).map(([kind, spread]) => `${reference}, by ${kind}: ${tell(spread)}`),
    );
    console.log(`  ${name.padEnd(24)}${cells.map((cell) => cell.padEnd(38)).join('')}`);
  }
  return results;
}
