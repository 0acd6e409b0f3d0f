import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from 'puppeteer-core';
import type { ViteDevServer } from 'vite';
import { createServer } from 'vite';
import { setUpBrowser } from '../../scripts/set-up/get-browser.mjs';
import { chromiumFlags } from '../runner/chromium-flags.mjs';

let browser: Browser;
let server: ViteDevServer;
let page: Page;
const errors: unknown[] = [];

before(async () => {
  const configFile = join(import.meta.dirname, '../../vite.config.ts');
  server = await createServer({ configFile, logLevel: 'silent' });
  await server.listen(0);
  browser = await launch({ executablePath: await setUpBrowser(), args: chromiumFlags() });
  page = await browser.newPage();
  page.on('pageerror', (error) => errors.push(error));
  page.on('console', (message) => {
    if (message.type() === 'warn') errors.push(message.text());
  });
  const address = server.httpServer?.address() as AddressInfo;
  await page.goto(`http://localhost:${address.port}/`);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

const state = (name: string) => page.waitForSelector(`#feed:state(${name})`, { timeout: 20_000 });
const said = (text: string) =>
  page.waitForFunction(
    (text) =>
      document
        .querySelector('socket-console')
        ?.shadowRoot?.querySelector('[part=log]')
        ?.textContent?.includes(text),
    { timeout: 20_000 },
    text,
  );

test('as npm start serves it, the page opens a connection and logs an echo', async () => {
  await state('open');
  await said('Hello, is anybody there?');
});

test('stopped by its button the link goes, and comes back when the server is started', async () => {
  await page.click('#server [value=stop]');
  await said('server is closed');
  await state('waiting');
  await page.click('#server [value=start]');
  await state('open');
});

test('cut by its button too, and nobody says goodbye', async () => {
  await page.click('#server [value=crash]');
  await said('cause network');
  await state('waiting');
  await page.click('#server [value=start]');
  await state('open');
});

test('the page throws no error meanwhile, and nothing warns', () => {
  assert.deepEqual(errors, []);
});
