import { FloodServer } from '../flood-server.ts';
import { type LibraryName, libraryNames } from '../libraries/names.ts';
import type { Round, Traffic } from '../page/throughput.ts';
import type { Stage } from '../stage.ts';
import { type Spread, spreadOf } from '../statistics.ts';

/** A library's rate divided by that of a bare socket, and by that of the floor, beside it. */
export type Ratios = Readonly<Record<'bare' | 'floor', Spread>>;

export type ThroughputResult = Record<string, Partial<Record<LibraryName, Ratios>>>;

/** Enough messages for some 30 ms a sample. */
const sizes = [
  { size: 20, count: 3000 },
  { size: 65_536, count: 150 },
];

const everyTraffic: Traffic[] = (['receive', 'send'] as const).flatMap((direction) =>
  (['text', 'binary'] as const).flatMap((kind) =>
    sizes.map((size) => ({ direction, kind, ...size })),
  ),
);

export const trafficName = ({ direction, kind, size }: Traffic) =>
  `${direction} ${kind} ${size < 1024 ? size : `${size / 1024}K`}`;

export interface ThroughputOptions {
  readonly quick: boolean;
  readonly only?: readonly LibraryName[];
  readonly rounds?: number;
}

/** How many messages a second go through, each way, next to a bare socket and to the floor. */
export async function measureThroughput(
  stage: Stage,
  { quick, only = [], rounds = quick ? 9 : 21 }: ThroughputOptions,
): Promise<ThroughputResult> {
  const names = libraryNames.filter((name) => only.length === 0 || only.includes(name));
  const server = await FloodServer.start();
  const results: ThroughputResult = {};
  try {
    for (const traffic of everyTraffic) {
      if (quick && (traffic.direction === 'send' || traffic.kind === 'binary')) continue;
      const page = await stage.page();
      const samples = await page.evaluate((plan) => bench.throughput(plan), {
        address: server.address,
        traffic,
        names: names.filter((name) => name !== 'bare'),
        references: ['bare', 'floor'] as const,
        rounds,
      });
      await page.browserContext().close();
      results[trafficName(traffic)] = Object.fromEntries(
        Object.entries(samples).map(([name, rounds]) => [
          name,
          ratiosOf(name as LibraryName, rounds),
        ]),
      );
      print(traffic, results[trafficName(traffic)] ?? {}, samples);
    }
  } finally {
    await server.stop();
  }
  return results;
}

/** The more time a reference needed beside it, the better it is. */
function ratiosOf(name: LibraryName, rounds: readonly Round[]): Ratios {
  const against = (reference: LibraryName) =>
    spreadOf(rounds.map((times) => (times[reference] ?? 0) / (times[name] ?? 0)));
  return { bare: against('bare'), floor: against('floor') };
}

function print(
  traffic: Traffic,
  ratios: Partial<Record<LibraryName, Ratios>>,
  samples: Partial<Record<LibraryName, Round[]>>,
): void {
  const bareTimes = Object.values(samples).flatMap((rounds) => rounds.map(({ bare }) => bare ?? 0));
  const { median } = spreadOf(bareTimes);
  console.log(
    `\n${trafficName(traffic)}: ${traffic.count} messages, bare ${median.toFixed(1)} ms (${Math.round(traffic.count / median)} a ms)`,
  );
  const tell = ({ median, low, high }: Spread) =>
    `${median.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
  for (const [name, { bare, floor }] of Object.entries(ratios)) {
    console.log(`  ${name.padEnd(24)} of bare ${tell(bare)}   of the floor ${tell(floor)}`);
  }
}
