import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { DevServer } from '../dev-server/index.ts';
import { type LibraryName, libraryNames } from './libraries/names.ts';
import type { Told, TrialPlan, TrialRecord } from './page/trial.ts';
import type { Stage } from './stage.ts';

/** How often a page is asked what has happened. */
const LOOK_INTERVAL = 100;

/** How long what every library does at once may take; only a hang takes so long. */
export const HANG = 60_000;

/** The present time, comparable with the page's: milliseconds since 1970. */
export const now = () => performance.timeOrigin + performance.now();

interface Setting extends Omit<TrialPlan, 'name' | 'addresses'> {
  /** What the connections' addresses ask of the server. */
  readonly query?: string;
  /** How many connections, each to a server of its own. */
  readonly connections?: number;
}

/** One library in a page of its own, on servers of its own: browsers slow down what fails nearby. */
export class Trial {
  readonly page: Page;
  readonly servers: readonly DevServer[];

  constructor(page: Page, servers: readonly DevServer[]) {
    this.page = page;
    this.servers = servers;
  }

  record(): Promise<TrialRecord> {
    return this.page.evaluate(() => bench.record());
  }

  /** Waits until `find` finds something in what has happened, or for `limit` milliseconds. */
  async until<Found>(
    find: (record: TrialRecord) => Found | undefined,
    limit: number,
  ): Promise<Found | undefined> {
    const end = now() + limit;
    while (now() < end) {
      const found = find(await this.record());
      if (found !== undefined && found !== false) return found;
      await sleep(LOOK_INTERVAL);
    }
    return undefined;
  }

  /** Waits until every connection is open. */
  async opened(): Promise<void> {
    const isOpen = ({ told }: TrialRecord) => told.every((own) => firstAfter(own, 'open', 0));
    if (!(await this.until(isOpen, HANG))) throw new Error('A connection did not open.');
  }

  start = () => Promise.all(this.servers.map((server) => server.start()));
  crash = () => Promise.all(this.servers.map((server) => server.crash()));
}

/** The time of the first such event from `time` on. */
export const firstAfter = (told: readonly Told[] | undefined, type: string, time: number) =>
  told?.find((one) => one.type === type && one.time >= time)?.time;

/** Plays a trial with every library in `names`, all at the same time. */
export async function inTrials<Result>(
  stage: Stage,
  names: readonly LibraryName[],
  { query = '', connections = 1, ...plan }: Setting,
  play: (trial: Trial, name: LibraryName) => Promise<Result>,
): Promise<Partial<Record<LibraryName, Result>>> {
  const one = async (name: LibraryName) => {
    const page = await stage.page();
    const servers = Array.from({ length: connections }, () => new DevServer());
    const trial = new Trial(page, servers);
    try {
      await trial.start();
      const addresses = servers.map(({ address }) => `${address}${query}`);
      await page.evaluate((given) => bench.begin(given), { ...plan, name, addresses });
      return [name, await play(trial, name)] as const;
    } finally {
      await page.browserContext().close();
      await trial.crash();
    }
  };
  return Object.fromEntries(await Promise.all(names.map(one))) as Partial<
    Record<LibraryName, Result>
  >;
}

/** Everybody but the floor, which is a bare socket but for its messages. */
export const contestants = libraryNames.filter((name) => name !== 'floor');

/** Those that come back by themselves. */
export const reconnecting = contestants.filter((name) => name !== 'bare');

/** Those that have a heartbeat. */
export const beating = ['class', 'element', 'websocket-heartbeat-js', 'vueuse'] as const;
