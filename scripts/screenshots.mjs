import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { chromiumFlags } from '../test/runner/chromium-flags.mjs';
import * as demo from './screenshots/demo.mjs';
import * as inspector from './screenshots/inspector.mjs';
import { setUpDependencies } from './set-up/dependencies.mjs';
import { setUpBrowser } from './set-up/get-browser.mjs';
import { root } from './set-up/paths.mjs';
import { runMain } from './set-up/plain-failure.mjs';

/** Pictures of the demo's pages, from the real ones against their real server, for the README and the eye. */
const folder = join(root, 'docs');
const sizes = [
  { width: 1280, height: 900 },
  { width: 360, height: 780 },
];
const schemes = ['light', 'dark'];
const shots = schemes.flatMap((scheme) => sizes.map((size) => ({ scheme, ...size })));

await runMain(async () => {
  await setUpDependencies();
  const { createServer } = await import('vite');
  const { launch } = await import('puppeteer-core');
  const server = await createServer({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
  const browser = await launch({ executablePath: await setUpBrowser(), args: chromiumFlags() });
  try {
    await server.listen();
    await mkdir(folder, { recursive: true });
    const address = `http://localhost:${server.httpServer.address().port}/`;
    for (const [name, story] of Object.entries({ demo, inspector })) {
      const pages = await Promise.all(shots.map((shot) => open(browser, address, story, shot)));
      await story.play(pages);
      for (const [index, page] of pages.entries()) await take(page, name, shots[index]);
      for (const page of pages) await page.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
});

async function open(browser, address, story, { width, height, scheme }) {
  // A window of its own, so that each page is the visible one.
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(address + story.path);
  await story.open(page);
  return page;
}

async function take(page, name, { width, scheme }) {
  const path = join(folder, `${name}-${width}-${scheme}.webp`);
  await page.mouse.move(0, 0);
  await page.screenshot({ path, type: 'webp', quality: 90, captureBeyondViewport: false });
  console.log(`${path.slice(root.length + 1)}: ${Math.round((await stat(path)).size / 1000)} kB`);
}
