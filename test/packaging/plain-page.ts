import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { type Visit, visit } from './browser.ts';
import { appFolder } from './bundlers/bundler.ts';
import { openSite } from './site.ts';

/** The page of the apps, with other scripts in its head. */
export const pageWith = (scripts: string): string =>
  readFileSync(join(appFolder, 'index.html'), 'utf8').replace(/<script.*<\/script>/, () => scripts);

/** The script of the apps. */
export const main = readFileSync(join(appFolder, 'main.js'), 'utf8');

/** The same for a page that has defined the tags and imported `HeartbeatSocket`, and no more. */
export const plainMain = main
  .replace(/^import .*;\n/gm, '')
  .replace("once(socket, 'message').then(", "socket.addEventListener('message', ");

/** A page and its scripts, all by their paths. */
export type Files = Readonly<Record<string, string>>;

/** Visits the page of a site that has these files, and sees that it does not complain. */
export async function visitPage(
  browser: Browser,
  files: Files,
  look: (visit: Visit) => Promise<void>,
  headersFor: (origin: string) => Record<string, string> = () => ({}),
): Promise<void> {
  const headers: Record<string, string> = {};
  const site = await openSite((pathname) => files[pathname], headers);
  try {
    Object.assign(headers, headersFor(site.origin));
    const visited = await visit(browser, `${site.origin}/`);
    await look(visited);
    assert.deepEqual(visited.complaints, []);
    await visited.page.close();
  } finally {
    await site.end();
  }
}

/** Sees the tag, the class and the console at work, and the console styled. */
export async function seeAllConnect({ page, shows, logsMessage }: Visit): Promise<void> {
  await shows('#of-the-tag', 'Hello from the tag!');
  await shows('#of-the-class', 'Hello from the class!');
  await logsMessage();
  const scrolling = await page.evaluate(() => {
    const log = document.querySelector('socket-console')?.shadowRoot?.querySelector('[part=log]');
    return log ? getComputedStyle(log).overflowY : 'no log';
  });
  assert.equal(scrolling, 'auto');
}
