import type { Browser } from 'puppeteer-core';
import { startLifelikeBrowser } from './browsers.ts';
import { makeNetwork, type Network, whyNoNamespaces } from './namespaces.ts';
import { type Row, usualPace } from './row.ts';
import type { LinkServerOptions, ServerControls } from './servers/controls.ts';
import { DevLink } from './servers/dev-link.ts';
import { startHouse } from './servers/house.ts';
import { LinkServer } from './servers/link-server.ts';

/** What all rows have in common. */
export interface Theatre {
  /** The browser that most rows share. */
  readonly browser: Browser;
  /** The program of it. */
  readonly program: string;
  /** Where the rows' page is served, and its script. */
  readonly pages: string;
  readonly script: string;
}

/** What one row needs around its page; `end()` leaves nothing of it. */
export interface Surroundings {
  readonly browser: Browser;
  readonly server: ServerControls;
  readonly twinServer: ServerControls;
  readonly pages: string;
  readonly housePid?: number;
  readonly network?: Network;
  end(): Promise<void>;
}

/** This row can't be played on this machine; the message says why. */
export class NotDone extends Error {
  override readonly name = 'NotDone';
}

export async function surroundings(row: Row, theatre: Theatre): Promise<Surroundings> {
  /** What is to be undone, the last first. */
  const undo: (() => unknown)[] = [];
  const end = async () => {
    for (const action of undo.splice(0).reverse()) await action();
  };
  try {
    return { ...(await setUp(row, theatre, (action) => undo.push(action))), end };
  } catch (error) {
    await end();
    throw error;
  }
}

async function setUp(
  row: Row,
  theatre: Theatre,
  later: (action: () => unknown) => void,
): Promise<Omit<Surroundings, 'end'>> {
  const { place = 'shared', throttlesEarly = false } = row;
  const { script } = theatre;
  const server = { pace: row.pace ?? usualPace, ...row.server };
  const startOwnBrowser = async (program: string) => {
    const browser = await startLifelikeBrowser(program, { throttlesEarly });
    later(() => browser.close());
    return browser;
  };

  if (place === 'shared' || place === 'alone') {
    const servers = await ownServers(row, server);
    later(servers.end);
    const browser = place === 'alone' ? await startOwnBrowser(theatre.program) : theatre.browser;
    return { browser, pages: theatre.pages, ...servers };
  }
  if (place === 'apart') {
    const house = await startHouse({ host: '127.0.0.1', server, script });
    later(house.end);
    const browser = await startOwnBrowser(theatre.program);
    return { browser, ...house, housePid: house.pid };
  }
  const why = whyNoNamespaces();
  if (why) throw new NotDone(why);
  const network = makeNetwork(theatre.program);
  later(network.end);
  const house = await startHouse({ host: network.host, server, script }, network.atServer);
  later(house.end);
  return { browser: await startOwnBrowser(network.browserProgram), ...house, network };
}

/** Two servers of the kind a row wants, in this process. */
async function ownServers({ devServer }: Row, options: LinkServerOptions) {
  const make = (): ServerControls =>
    devServer === undefined ? new LinkServer(options) : new DevLink(devServer);
  const [server, twinServer] = [make(), make()];
  await Promise.all([server.begin(), twinServer.begin()]);
  const end = () => Promise.all([server.end(), twinServer.end()]);
  return { server, twinServer, end };
}
