import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type CDPSession, launch, type Page } from 'puppeteer-core';
import { setUpBrowser } from '../../scripts/set-up/get-browser.mjs';
import { bundle } from './bundle.ts';
import { chromiumFlags } from './chromium-flags.mjs';

/** The sources of a page's scripts; what they import is packed with them. */
export interface Scripts {
  readonly main: string;
  /** One that has run before the main one is even loaded. */
  readonly first?: string;
}

/** A browser of its own, and a site with one page, for tests that run in Node. */
export class Site {
  readonly #browser: Browser;
  readonly #server: Server;
  #visits = 0;

  private constructor(browser: Browser, server: Server) {
    this.#browser = browser;
    this.#server = server;
  }

  static async open(scripts: Scripts): Promise<Site> {
    const [executablePath, main, first] = await Promise.all([
      setUpBrowser(),
      bundle(scripts.main),
      scripts.first ? bundle(scripts.first) : '',
    ]);
    const browser = await launch({
      executablePath,
      args: chromiumFlags(),
      // A page may work for minutes on a slow machine; whoever runs the test bounds it.
      protocolTimeout: 0,
    });
    const page = `<!doctype html><link rel="icon" href="data:,"><script>${first}</script>
      <script type="module" src="main.js"></script>`;
    const server = createServer(({ url }, response) => {
      const isScript = url === '/main.js';
      response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
      response.end(isScript ? main : page);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Site(browser, server);
  }

  /** Opens the page. */
  async visit(prepare: (page: Page) => Promise<unknown>): Promise<Page> {
    const page = await this.#browser.newPage();
    await prepare(page);
    await page.goto(this.#newUrl());
    return page;
  }

  /**
   * Opens the page where nobody looks on: without puppeteer's page, for which the browser reports
   * every frame of every socket. It has a window of its own, as of several in one window all but
   * one would be hidden; and a process of its own, as pages of one context may share a heap.
   */
  async visitAlone(): Promise<CDPSession> {
    const url = this.#newUrl();
    const browser = await this.#browser.target().createCDPSession();
    const { browserContextId } = await browser.send('Target.createBrowserContext');
    await browser.send('Target.createTarget', { url, browserContextId, newWindow: true });
    const target = await this.#browser.waitForTarget((target) => target.url() === url);
    return await target.createCDPSession();
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** The page's address, another one for every visit. */
  #newUrl(): string {
    this.#visits += 1;
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/?visit=${this.#visits}`;
  }
}
