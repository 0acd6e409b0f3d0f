import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { visit } from '../browser.ts';
import { openSite } from '../site.ts';

/** Serves an app that has been bundled, and sees its tag, its class and its console at work. */
export async function seeItConnect(browser: Browser, folder: string): Promise<void> {
  const site = await openSite((pathname) => {
    const file = join(folder, 'dist', pathname === '/' ? 'index.html' : pathname);
    return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined;
  });
  try {
    const page = await seePageConnect(browser, `${site.origin}/`);
    assert.equal(site.sockets.connections, 2);
    await page.close();
  } finally {
    await site.end();
  }
}

/** Sees the tag, the class and the console of a page at work, and leaves it open. */
export async function seePageConnect(browser: Browser, address: string): Promise<Page> {
  const { page, complaints, shows, logsMessage } = await visit(browser, address);
  await shows('#of-the-tag', 'Hello from the tag!');
  await shows('#of-the-class', 'Hello from the class!');
  await logsMessage();
  assert.deepEqual(complaints, []);
  return page;
}

/** The code of an app that has been bundled. */
export function codeIn(folder: string): string {
  const dist = join(folder, 'dist');
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(dist, name), 'utf8'))
    .join('\n');
}
