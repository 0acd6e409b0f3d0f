import { FloodServer } from '../flood-server.ts';
import { type LibraryName, libraryNames } from '../libraries/names.ts';
import type { Stage } from '../stage.ts';
import { type Spread, shuffle, spreadOf } from '../statistics.ts';

export type LatencyResult = Partial<Record<LibraryName, Spread>>;

/** Echoes per sample, whose median is taken. */
const ECHOES = 100;

/** How long an echo's round trip takes, as a multiple of a bare socket's beside it. */
export async function measureLatency(stage: Stage, rounds: number): Promise<LatencyResult> {
  const server = await FloodServer.start();
  const page = await stage.page();
  const roundTrip = (name: LibraryName) =>
    page.evaluate((...given) => bench.roundTrip(...given), name, ECHOES);
  await page.evaluate((...given) => bench.enter(...given), server.address, libraryNames);
  const compared = libraryNames.filter((name) => name !== 'bare');
  const ratios = new Map(compared.map((name): [LibraryName, number[]] => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of shuffle(compared)) {
      const times = new Map<LibraryName, number>();
      const pair: LibraryName[] = ['bare', name];
      for (const each of shuffle(pair)) times.set(each, await roundTrip(each));
      // The first round warms up.
      if (round > 0) ratios.get(name)?.push((times.get(name) ?? 0) / (times.get('bare') ?? 0));
    }
  }
  await page.browserContext().close();
  await server.stop();
  return Object.fromEntries([...ratios].map(([name, values]) => [name, spreadOf(values)]));
}
