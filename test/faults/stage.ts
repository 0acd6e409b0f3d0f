import type { Browser, CDPSession, Page } from 'puppeteer-core';
import type { Journal, Progress } from './journal.ts';
import { moment } from './moment.ts';
import type { Network } from './namespaces.ts';
import type { PageOptions } from './page/main.ts';
import { haste, type Row, usualPace } from './row.ts';
import type { ServerControls, ServerFacts } from './servers/controls.ts';

/** How long a row may wait for anything, in ms: far above what a loaded machine needs. */
const HANG_GUARD = 30_000;

/** How long a link may take to leave the server, in ms: TCP repeats what was dropped ever later. */
const LEAVING_TIME = 15_000;

/** How far the clocks of a page and of the runner may be apart, in ms. */
export const CLOCKS_APART = 5;

interface StageParts {
  readonly row: Row;
  readonly page: Page;
  readonly browser: Browser;
  readonly server: ServerControls;
  readonly twinServer: ServerControls;
  readonly pages: string;
  readonly housePid?: number;
  readonly network?: Network;
}

/** Where a row plays: its browser and page, its server and that of its twin. */
export class Stage {
  readonly page: Page;
  readonly browser: Browser;
  readonly server: ServerControls;
  /** Where the rows' pages are served. */
  readonly pages: string;
  /** The process of the servers, where they have one of their own. */
  readonly housePid: number | undefined;
  /** What is between page and server, where they live in namespaces. */
  readonly network: Network | undefined;
  readonly #parts: StageParts;
  #faultAt = Number.NaN;
  #backAt = Number.NaN;

  constructor(parts: StageParts) {
    this.page = parts.page;
    this.browser = parts.browser;
    this.server = parts.server;
    this.pages = parts.pages;
    this.housePid = parts.housePid;
    this.network = parts.network;
    this.#parts = parts;
  }

  /** When the fault was there. */
  get faultAt(): number {
    return this.#faultAt;
  }

  /** When it was gone; `NaN` where it passed at once. */
  get backAt(): number {
    return this.#backAt;
  }

  markFault(): void {
    this.#faultAt = moment() - CLOCKS_APART;
  }

  markBack(): void {
    this.#backAt = moment() - CLOCKS_APART;
  }

  /** Starts the subject and its twin. */
  async begin(pace = this.#parts.row.pace ?? usualPace): Promise<PageOptions> {
    const { row, server, twinServer } = this.#parts;
    const options = { ...haste, ...row.options };
    const all = {
      face: row.face,
      address: row.address?.(server.url) ?? server.url,
      options,
      twin: {
        ...options,
        url: row.twinAddress?.(twinServer.url) ?? twinServer.url,
        beats: row.keepsPeriod ?? false,
      },
      pace,
    };
    await this.page.evaluate((all) => faults.begin(all), all);
    return all;
  }

  /** Another page of the same browser and with the same server, where nothing is sent. */
  async anotherPage(): Promise<Stage> {
    const page = await this.page.browserContext().newPage();
    await page.goto(this.pages);
    const other = new Stage({ ...this.#parts, page });
    await other.begin(0);
    return other;
  }

  /** Does the same to the server and to that of the twin. */
  async both(action: (server: ServerControls) => void | Promise<void>): Promise<void> {
    await Promise.all([action(this.server), action(this.#parts.twinServer)]);
  }

  cdp(): Promise<CDPSession> {
    return this.page.createCDPSession();
  }

  journal(): Promise<Journal> {
    return this.page.evaluate(() => faults.journal());
  }

  /** Waits until the page has come so far. */
  async seen(what: string, isSeen: (progress: Progress) => boolean): Promise<void> {
    await this.until(what, async () => isSeen(await this.progress()));
  }

  progress(): Promise<Progress> {
    return this.page.evaluate(() => faults.progress());
  }

  /** Waits until the subject has had so many links. */
  opened(times: number): Promise<void> {
    return this.seen(`open ${times}`, ({ opens }) => opens >= times);
  }

  /** Waits until the server's facts show something. */
  async served(what: string, isSo: (facts: ServerFacts) => boolean): Promise<void> {
    await this.until(what, async () => isSo(await this.server.facts()));
  }

  /** Ends the traffic and waits until what was accepted has arrived, or can't any more. */
  async settle(): Promise<void> {
    const last = await this.page.evaluate(() => faults.quiet());
    let state = '';
    await this.seen('an end', (progress) => {
      state = progress.state;
      return state === 'open' || state === 'closed';
    });
    if (state === 'open')
      await this.served(`message ${last}`, ({ received }) =>
        received.some(({ number }) => number === last),
      );
  }

  /** Waits a while for links that are on their way out, of which the judge counts those left. */
  async thinned({ open, frozen = 0 }: Row['left']): Promise<void> {
    const giveUpAt = moment() + LEAVING_TIME;
    while (moment() < giveUpAt) {
      const facts = await this.server.facts();
      if (facts.open === open && facts.frozen === frozen) return;
      await pause(50);
    }
  }

  async until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const giveUpAt = moment() + HANG_GUARD;
    while (!(await holds())) {
      if (moment() > giveUpAt) throw new Error(`After ${HANG_GUARD} ms still not: ${what}`);
      await pause(20);
    }
  }
}

/** Lets time pass that is itself part of a row: how long a fault lasts. */
export const pause = (time: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, time));
