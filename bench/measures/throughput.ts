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
type Round = Readonly<Record<'own' | Reference, Sample>>;

/** A library's rate divided by that of a reference beside it, by the clock and by the processor. */
export type Ratios = Readonly<Record<Reference, Readonly<Record<keyof Sample, Spread>>>>;

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
  { quick, only = [], rounds = quick ? 15 : 21 }: ThroughputOptions,
): Promise<ThroughputResult> {
  const names = libraryNames.filter((name) => only.length === 0 || only.includes(name));
  const server = await FloodServer.start();
  const results: ThroughputResult = {};
  try {
    for (const traffic of everyTraffic) {
      if (quick && (traffic.direction === 'send' || traffic.kind === 'binary')) continue;
      const page = await stage.page();
      const meter = await Meter.start(page, traffic);
      const samples = await compare(meter, server.address, names, rounds);
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
  address: string,
  names: readonly LibraryName[],
  rounds: number,
): Promise<Map<LibraryName, Round[]>> {
  const everybody = [...new Set<LibraryName>(['bare', 'floor', ...names])];
  await meter.enter(address, everybody);
  for (let round = 0; round < WARM_UP; round++) {
    for (const name of shuffle(everybody)) await meter.sample(name);
  }
  const compared = everybody.filter((name) => name !== 'bare');
  const results = new Map(compared.map((name): [LibraryName, Round[]] => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of shuffle(compared)) {
      const samples = new Map<LibraryName, Sample>();
      const group: LibraryName[] = [...new Set<LibraryName>(['bare', 'floor', name])];
      for (const each of shuffle(group)) samples.set(each, await meter.sample(each));
      const [own, bare, floor] = [samples.get(name), samples.get('bare'), samples.get('floor')];
      if (own && bare && floor) results.get(name)?.push({ own, bare, floor });
    }
  }
  return results;
}

/** The longer a reference took beside it, the better it is. */
function ratiosOf(rounds: readonly Round[]): Ratios {
  const by = (reference: Reference, kind: keyof Sample) =>
    spreadOf(rounds.map((round) => round[reference][kind] / round.own[kind]));
  return {
    bare: { time: by('bare', 'time'), work: by('bare', 'work') },
    floor: { time: by('floor', 'time'), work: by('floor', 'work') },
  };
}

function print(
  traffic: Traffic,
  samples: ReadonlyMap<LibraryName, Round[]>,
): Partial<Record<LibraryName, Ratios>> {
  const bare = (kind: keyof Sample) =>
    spreadOf([...samples.values()].flatMap((rounds) => rounds.map(({ bare }) => bare[kind])));
  const each = (kind: keyof Sample) =>
    `${((bare(kind).median / traffic.count) * 1000).toFixed(1)} µs`;
  console.log(
    `\n${nameOf(traffic)}: a bare socket's message takes ${each('time')}, of the page's main thread ${each('work')}`,
  );
  console.log(
    `  rate as part of${' '.repeat(12)}${['the floor, by work', 'the floor, by time', 'bare, by work', 'bare, by time'].map((title) => title.padEnd(24)).join('')}`,
  );
  const tell = ({ median, low, high }: Spread) =>
    `${median.toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})`.padEnd(24);
  const results: Partial<Record<LibraryName, Ratios>> = {};
  for (const [name, rounds] of samples) {
    const { bare, floor } = ratiosOf(rounds);
    results[name] = { bare, floor };
    const cells = [floor.work, floor.time, bare.work, bare.time].map(tell);
    console.log(`  ${name.padEnd(25)}${cells.join('')}`);
  }
  return results;
}
