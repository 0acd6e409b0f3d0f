import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Browser, launch } from 'puppeteer-core';
import { build } from 'vite';
import { setUpBrowser } from '../../scripts/set-up/get-browser.mjs';
import { root, temporaryFolder } from '../readme/readme.ts';
import { chromiumFlags } from '../runner/chromium-flags.mjs';
import { pages } from './apps.ts';
import { type CheckName, checks } from './checks.ts';
import { play } from './play.ts';
import { folderOf } from './set-up.ts';
import { type Site, serveFolder } from './site.ts';

/** What needs nothing installed but what is installed here; the rest is in `npm run frameworks`. */
const apps = ['plain', 'react'];
const names: readonly CheckName[] = ['atOnce', 'declared'];

const dist = join(root, 'dist');
const { folder, end } = temporaryFolder();
const sites: Record<string, Site> = {};
let browser: Browser;

before(async () => {
  const reactFolder = join(folder, 'react');
  await build({
    configFile: false,
    root: folderOf('react'),
    logLevel: 'warn',
    resolve: {
      alias: {
        'heartbeat-socket/console': join(dist, 'console.js'),
        'heartbeat-socket': join(dist, 'index.js'),
      },
    },
    build: { outDir: reactFolder, emptyOutDir: true, minify: false, chunkSizeWarningLimit: 5000 },
  });
  sites.react = await serveFolder(reactFolder, dist);
  sites.plain = await serveFolder(folderOf('plain'), dist);
  browser = await launch({ executablePath: await setUpBrowser(), args: chromiumFlags() });
});

after(async () => {
  await browser?.close();
  for (const site of Object.values(sites)) site.end();
  end();
});

describe('the page of an app, as its framework’s users write it', () => {
  for (const page of pages.filter(({ app, path }) => apps.includes(app) && path === '/')) {
    for (const name of names) {
      it(`${page.app}: ${checks[name].title}`, async () => {
        const outcome = await play(browser, page, name, `${sites[page.app]?.origin}/`);
        assert.deepEqual(outcome, { kind: 'right' });
      });
    }
  }
});
