import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { setUpBrowser } from '../../scripts/set-up/get-browser.mjs';
import { bundle } from './bundle.ts';
import { chromiumFlags } from './chromium-flags.mjs';

const PAGE =
  '<!doctype html><title>heartbeat-socket</title><script type="module" src="page.js"></script>';

/** A browser of its own, and a site whose one page runs one script, for tests that run in Node. */
export class Site {
  readonly #browser: Browser;
  readonly #server: Server;

  private constructor(browser: Browser, server: Server) {
    this.#browser = browser;
    this.#server = server;
  }

  /** `entry` is the script's source; what it imports is packed with it. */
  static async open(entry: string, flags: readonly string[] = []): Promise<Site> {
    const [executablePath, script] = await Promise.all([setUpBrowser(), bundle(entry)]);
    const browser = await launch({
      executablePath,
      args: [...chromiumFlags(), ...flags],
      // A page that works for a while is no page that hangs.
      protocolTimeout: 120_000,
    });
    const server = createServer(({ url }, response) => {
      if (url === '/') response.setHeader('Content-Type', 'text/html').end(PAGE);
      else if (url === '/page.js')
        response.setHeader('Content-Type', 'text/javascript').end(script);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Site(browser, server);
  }

  /** A page in a window of its own: of several in one window all but one would be hidden. */
  async newPage(prepare: (page: Page) => Promise<unknown> = async () => {}): Promise<Page> {
    const page = await this.#browser.newPage({ type: 'window' });
    await prepare(page);
    const { port } = this.#server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`);
    return page;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
