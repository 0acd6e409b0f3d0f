import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { startServer } from '../../frameworks/site.ts';
import { openBrowser } from '../browser.ts';
import { packPackage } from '../installed-package.ts';
import { openSite, type Site } from '../site.ts';
import { seePageConnect } from './app.ts';
import { type InstalledApp, installApp } from './installed.ts';

let packed: string;
let tarball: string;
let browser: Browser;
let sockets: Site;

before(async () => {
  packed = mkdtempSync(join(tmpdir(), 'heartbeat-socket-packed-'));
  tarball = packPackage(packed);
  sockets = await openSite(() => undefined);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await sockets?.end();
  rmSync(packed, { recursive: true, force: true });
});

for (const [title, name] of [
  ['Next.js', 'next'],
  ['Nuxt', 'nuxt'],
] as const) {
  describe(`${title}, which renders on the server`, () => {
    let app: InstalledApp;
    let server: Awaited<ReturnType<typeof startServer>>;

    before(async () => {
      app = await installApp(name, tarball);
      await app.build();
      server = await startServer(app.folder);
    });
    after(() => {
      server?.end();
      app?.end();
    });

    const addresses = () => {
      const socket = `${sockets.origin.replace('http', 'ws')}/ws/`;
      return { socket, page: `${server.origin}/?sockets=${encodeURIComponent(socket)}` };
    };

    it('sends both tags with their attributes', async () => {
      const { socket, page } = addresses();
      const html = await (await fetch(page)).text();
      const [tag = ''] = html.match(/<heartbeat-socket [^>]*>/) ?? [];
      assert(tag.includes(`url="${socket}"`), tag || html);
      assert.match(html, /<socket-console [^>]*for="feed"/);
    });

    it('has a page that connects', async () => {
      const page = await seePageConnect(browser, addresses().page);
      assert.equal(sockets.sockets.connections, 2);
      await page.close();
    });
  });
}
