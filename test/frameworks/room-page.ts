import type { HeartbeatSocketElement } from 'heartbeat-socket';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { until } from '../support/waiting.ts';
import { keepRecords } from './records.ts';
import { RoomServer } from './room-server.ts';

/** The buttons that every app has. */
export type Button =
  | 'send'
  | 'faster'
  | 'move-room'
  | 'rerender'
  | 'toggle'
  | 'teleport'
  | 'reverse';

export interface VisitOptions {
  /** What else the address asks for. */
  readonly flags?: readonly ('late' | 'manual')[];
  /** How many times slower than this machine the page's is. */
  readonly slowness?: number;
}

/** How long anything may take, in ms: far above what a loaded machine needs. */
const BOUND = 30_000;

/** The checks break links; and Lit says of itself that it is a development build. */
const harmless = /^WebSocket connection to|^Lit is in dev mode/;

/** Lines as they are told: those that repeat, once, and how often. */
export function runsOf(lines: readonly string[]): string {
  const runs: { line: string; count: number }[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.line === line) last.count += 1;
    else runs.push({ line, count: 1 });
  }
  return runs.map(({ line, count }) => (count > 1 ? `${line} × ${count}` : line)).join(', ');
}

/** An app's page in a browser, with a server to itself. */
export class RoomPage {
  readonly server: RoomServer;
  /** What the page threw, or wrote into the browser's console as an error or a warning. */
  readonly problems: string[] = [];
  readonly #page: Page;

  private constructor(server: RoomServer, page: Page) {
    this.server = server;
    this.#page = page;
    page.on('pageerror', (error) => this.problems.push(`${error}`));
    page.on('console', (message) => {
      const isBad = message.type() === 'error' || message.type() === 'warn';
      if (isBad && !harmless.test(message.text())) this.problems.push(message.text());
    });
  }

  /** Opens the page in a window of its own: of several in one, all but one would be hidden. */
  static async open(
    browser: Browser,
    address: string,
    { flags = [], slowness = 1 }: VisitOptions = {},
  ): Promise<RoomPage> {
    const server = await RoomServer.start();
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const opened = new RoomPage(server, page);
    const url = new URL(address);
    url.searchParams.set('socket', server.address);
    for (const flag of flags) url.searchParams.set(flag, '');
    try {
      await page.evaluateOnNewDocument(keepRecords);
      if (slowness > 1) await page.emulateCPUThrottling(slowness);
      await page.goto(url.href, { timeout: BOUND });
    } catch (error) {
      await opened.end();
      throw error;
    }
    return opened;
  }

  async end(): Promise<void> {
    this.server.end();
    await this.#page.browserContext().close();
  }

  /** Waits until something holds; if it never does, the error says how things stand. */
  async until(what: string, holds: () => unknown): Promise<void> {
    try {
      await until(holds, what, BOUND);
    } catch (error) {
      const links = this.server.links().map(({ room, code }) => `${room} ${code ?? 'open'}`);
      const story = [`heard: ${runsOf(await this.heard())}`, `links: ${links.join(', ')}`];
      throw new Error([`${error}`, ...story, ...this.problems].join('\n'));
    }
  }

  /**
   * Waits until elements have their links. They, not the server: a link that is closed when only the
   * server knows of it ends with 1001.
   */
  async linked(...ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      await this.until(`a link of ${id}`, async () => {
        const element = await this.find<HeartbeatSocketElement>(id);
        return element?.evaluate(({ state }) => state === 'open');
      });
    }
  }

  /** Waits until the feed has sent two more probes: whatever was about to happen has happened. */
  async beat(): Promise<void> {
    const probes = () =>
      ['feed', 'other']
        .flatMap((room) => this.server.links(room))
        .flatMap(({ received }) => received)
        .filter((text) => text === 'ping').length;
    const before = probes();
    await this.until('two probes', () => probes() >= before + 2);
  }

  async press(button: Button): Promise<void> {
    await (await this.#found<HTMLButtonElement>(button)).evaluate((button) => button.click());
  }

  /** The lines of the app's list of events. */
  async heard(): Promise<string[]> {
    const list = await this.find('heard');
    return (
      (await list?.evaluate(({ children }) =>
        [...children].map(({ textContent }) => textContent),
      )) ?? []
    );
  }

  /** The events that the feed has dispatched, as the app writes them. */
  async dispatched(): Promise<readonly string[]> {
    return await this.#page.evaluate(() => records.dispatched);
  }

  /** Tells a page that was asked to be `late` to define its tags. */
  async defineTags(): Promise<void> {
    await this.#page.evaluate(() => dispatchEvent(new Event('define-tags')));
  }

  /** Whether the feed's tag was in the page when its class came. */
  async wasThereBefore(): Promise<boolean> {
    return await this.#page.evaluate(() => records.wasThereBefore);
  }

  /** An element by its id, in shadow roots too; null where there is none. */
  find<E extends HTMLElement = HTMLElement>(id: string): Promise<ElementHandle<E> | null> {
    return this.#page.$(`>>> #${id}`) as Promise<ElementHandle<E> | null>;
  }

  async feed(): Promise<ElementHandle<HeartbeatSocketElement>> {
    return await this.#found('feed');
  }

  /** A part of the console, once it has come: its file may be the last. */
  async part<E extends HTMLElement>(name: string): Promise<ElementHandle<E>> {
    const find = () => this.#page.$(`>>> socket-console >>> [part~=${name}]`);
    await this.until(`${name} of the console`, find);
    return (await find()) as ElementHandle<E>;
  }

  async #found<E extends HTMLElement>(id: string): Promise<ElementHandle<E>> {
    const element = await this.find<E>(id);
    if (!element) throw new Error(`There is no #${id}.`);
    return element;
  }
}
