import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { setUpBrowser } from '../scripts/set-up/get-browser.mjs';
import { chromiumFlags } from '../test/runner/chromium-flags.mjs';
import { bundle } from './bundle.ts';
import type { PageSide } from './page/main.ts';

declare global {
  /** What the measures call in the page. */
  var bench: PageSide;
}

/** What no step of a page needs, however busy the machine is. */
const HANG = 180_000;

const PAGE = '<!doctype html><body><script type="module" src="main.js"></script>';

/** A browser, and a site whose page has all libraries and the page's side of the measures. */
export class Stage {
  readonly #site = createServer();
  #browser: Browser | undefined;
  #address = '';
  /** The page that was asked for last. */
  #opened: Promise<unknown> = Promise.resolve();

  static async open(): Promise<Stage> {
    const stage = new Stage();
    const script = await bundle('page/main.ts', { format: 'es' });
    stage.#site.on('request', ({ url = '' }, response) => {
      const isScript = url === '/main.js';
      response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
      // An isolated page has a clock of microseconds.
      response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
      response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
      const [, late = '0'] = /^\/late\?(\d+)$/.exec(url) ?? [];
      setTimeout(() => response.end(isScript ? script : PAGE), Number(late));
    });
    await new Promise<void>((resolve) => stage.#site.listen(0, '127.0.0.1', resolve));
    stage.#address = `http://127.0.0.1:${(stage.#site.address() as AddressInfo).port}/`;
    stage.#browser = await launch({
      executablePath: await setUpBrowser(),
      args: [...chromiumFlags(), '--js-flags=--expose-gc'],
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      // Else the browser would report every frame of every socket.
      networkEnabled: false,
      protocolTimeout: HANG,
    });
    return stage;
  }

  /** The version of the browser, as it tells it. */
  async version(): Promise<string> {
    return (await this.#browser?.version()) ?? '';
  }

  /** What the libraries' files say of them. */
  async facts(): Promise<ReturnType<PageSide['facts']>> {
    const page = await this.page();
    const facts = await page.evaluate(() => bench.facts());
    await page.browserContext().close();
    return facts;
  }

  /** A page with a window and a process of its own, so that it is a visible one. */
  page(): Promise<Page> {
    // One after the other: many at once would keep the machine from what is measured meanwhile.
    const page = this.#opened.then(() => this.#openPage());
    this.#opened = page.catch(() => {});
    return page;
  }

  async #openPage(): Promise<Page> {
    const context = await this.#browser?.createBrowserContext();
    if (!context) throw new Error('The stage is closed.');
    const page = await context.newPage();
    page.setDefaultTimeout(HANG);
    await page.goto(this.#address);
    await page.waitForFunction(() => 'bench' in globalThis);
    return page;
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    this.#site.closeAllConnections();
    this.#site.close();
  }
}
