import { FloodServer } from '../flood-server.ts';
import { type LibraryName, libraryNames } from '../libraries/names.ts';
import type { Echo } from '../page/echo.ts';
import type { Stage } from '../stage.ts';

export type EchoResult = Partial<Record<LibraryName, Echo>>;

/** Each library connects and hears itself once; and whose events it hands out. */
export async function measureEcho(stage: Stage): Promise<EchoResult> {
  const server = await FloodServer.start();
  const page = await stage.page();
  const result: EchoResult = {};
  for (const name of libraryNames) {
    result[name] = await page.evaluate((...given) => bench.echo(...given), name, server.address);
  }
  await page.browserContext().close();
  await server.stop();
  return result;
}
