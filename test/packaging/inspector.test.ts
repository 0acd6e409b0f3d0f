import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { until } from '../support/waiting.ts';
import { openBrowser, visit } from './browser.ts';
import { installPackage, type Project } from './installed-package.ts';
import { openSite, type Site } from './site.ts';

const folder = '/tools/deep/down/';

let browser: Browser;
let project: Project;
let site: Site;

before(async () => {
  project = installPackage();
  site = await openSite(
    (pathname) => {
      if (!pathname.startsWith(folder)) return undefined;
      const name = pathname.slice(folder.length) || 'index.html';
      const file = join(project.packageFolder, 'dist/inspector', name);
      return existsSync(file) ? readFileSync(file) : undefined;
    },
    // Whoever serves it may be strict.
    {
      'Content-Security-Policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src ws:",
    },
  );
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await site?.end();
  project?.end();
});

const socketAddress = (rest = '') => `${site.origin.replace('http', 'ws')}/ws/${rest}`;

describe('the inspector, as the static files of the package', () => {
  it('connects from any folder of a server, under a strict content policy, and shows an echo', async () => {
    const { page, complaints, logsMessage } = await visit(browser, `${site.origin}${folder}`);
    await page.type('[name=url]', socketAddress());
    await page.keyboard.press('Enter');
    await page.waitForSelector('#socket:state(open)');
    await page.focus('>>> [part~=input]');
    await page.keyboard.type('Is anybody there?');
    await page.keyboard.press('Enter');
    await logsMessage();
    assert.deepEqual(complaints, []);
    await page.close();
    await until(() => site.sockets.connections === 0, 'no connection');
  });

  it('takes all files from its own folder', async () => {
    const html = readFileSync(join(project.packageFolder, 'dist/inspector/index.html'), 'utf8');
    const files = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, file = '']) => file);
    assert(files.length >= 3);
    assert.deepEqual(
      files.filter((file) => !/^\.\/[\w.-]+$/.test(file)),
      [],
    );
  });

  it('fills in what a bookmark says, and connects when it is told to', async () => {
    const hash = new URLSearchParams({
      ...{ url: socketAddress('ada'), protocols: 'chat', format: 'own', probe: 'ho' },
      'heart-time': '3000',
    });
    const { page } = await visit(browser, `${site.origin}${folder}#${hash}`);
    const form = await page.$eval('#settings', (form) =>
      Object.fromEntries(
        [...new FormData(form as HTMLFormElement)].map(([name, value]) => [name, String(value)]),
      ),
    );
    assert.deepEqual(form, Object.fromEntries(hash));
    assert.equal(
      await page.$eval('#socket', (socket) => (socket as unknown as { state: string }).state),
      'idle',
    );
    assert.equal(site.sockets.connections, 0);
    // The button has the focus.
    await page.keyboard.press('Enter');
    await page.waitForSelector('#socket:state(open)');
    const facts = await page.$eval('#socket', (socket) => {
      const { heartMessage, heartTime, protocols } = socket as unknown as Record<string, unknown>;
      return { heartMessage, heartTime, protocols };
    });
    assert.deepEqual(facts, { heartMessage: 'ho', heartTime: 3000, protocols: 'chat' });
    await page.close();
  });

  it('puts no secret into its own address, and says so', async () => {
    const { page } = await visit(browser, `${site.origin}${folder}`);
    await page.type('[name=url]', socketAddress('?token=abcdef&name=ada'));
    await page.keyboard.press('Enter');
    await page.waitForSelector('#socket:state(open)');
    const address = decodeURIComponent(page.url());
    assert.match(address, /#url=ws:.*\?token=\*\*\*&name=ada$/);
    assert.match(
      await page.$eval('#note', ({ textContent }) => textContent ?? ''),
      /not kept in the bookmark/,
    );
    await page.reload();
    assert.match(
      await page.$eval('#note', ({ textContent }) => textContent ?? ''),
      /fill in what \*\*\*/,
    );
    await page.close();
  });
});
