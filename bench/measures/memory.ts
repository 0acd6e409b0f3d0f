import { FloodServer } from '../flood-server.ts';
import { type LibraryName, libraryNames } from '../libraries/names.ts';
import type { Stage } from '../stage.ts';

/** Bytes per connection, and as a multiple of a bare socket's. */
export type MemoryResult = Partial<
  Record<LibraryName, { readonly bytes: number; readonly ratio: number }>
>;

/** Chromium allows 255 to one address. */
const CONNECTIONS = 200;

/** A first few take what is taken once: compiled code, prototypes, tables. */
const WARM_UP = 8;

/** What one more open connection takes of the page's heap, the platform's own objects included. */
export async function measureMemory(stage: Stage): Promise<MemoryResult> {
  const bytes = new Map<LibraryName, number>();
  for (const name of libraryNames) bytes.set(name, await bytesPerConnection(stage, name));
  const bare = bytes.get('bare') ?? Number.NaN;
  return Object.fromEntries(
    [...bytes].map(([name, own]) => [name, { bytes: own, ratio: own / bare }]),
  );
}

async function bytesPerConnection(stage: Stage, name: LibraryName): Promise<number> {
  const server = await FloodServer.start();
  const page = await stage.page();
  const session = await page.createCDPSession();
  const open = (count: number) =>
    page.evaluate((...given) => bench.keep(...given), name, server.address, count);
  const used = async () => {
    // What finalizers let go is gone with the next.
    for (let times = 0; times < 3; times++) await session.send('HeapProfiler.collectGarbage');
    const { usedSize, embedderHeapUsedSize } = await session.send('Runtime.getHeapUsage');
    return usedSize + embedderHeapUsedSize;
  };
  await session.send('HeapProfiler.enable');
  await open(WARM_UP);
  const before = await used();
  await open(CONNECTIONS);
  const perConnection = ((await used()) - before) / CONNECTIONS;
  await page.browserContext().close();
  await server.stop();
  return perConnection;
}
