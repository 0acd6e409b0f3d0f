import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromiumFlags } from '../test/runner/chromium-flags.mjs';
import { setUpDependencies } from './set-up/dependencies.mjs';
import { setUpBrowser } from './set-up/get-browser.mjs';
import { root } from './set-up/paths.mjs';
import { runMain } from './set-up/plain-failure.mjs';

/** Pictures of the demo, from the real page against its real server, for the README and the eye. */
const folder = join(root, 'docs');
const sizes = [
  { width: 1280, height: 900 },
  { width: 360, height: 780 },
];
const schemes = ['light', 'dark'];

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
    const shots = schemes.flatMap((scheme) => sizes.map((size) => ({ scheme, ...size })));
    const pages = await Promise.all(shots.map((shot) => open(browser, address, shot)));
    await play(pages);
    for (const [index, page] of pages.entries()) await take(page, shots[index]);
  } finally {
    await browser.close();
    await server.close();
  }
});

async function open(browser, address, { width, height, scheme }) {
  // A window of its own, so that each page is the visible one.
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(address);
  await page.waitForSelector('#feed:state(open)');
  return page;
}

/** What the pictures tell: a link that was cut, one that froze, and both times it came back. */
async function play(pages) {
  const all = (action) => Promise.all(pages.map(action));
  await sleep(9000);
  await all((page) => page.select('[name=fault]', '/ws/?freeze=5000'));
  await all((page) => page.waitForSelector('#feed:state(waiting)'));
  await all((page) => page.waitForSelector('#feed:state(open)'));
  await all((page) => page.select('[name=fault]', '/ws/'));
  await sleep(7000);
  await pages[0].click('#server [value=crash]');
  await sleep(2500);
  await pages[0].click('#server [value=start]');
  await all((page) => page.waitForSelector('#feed:state(open)'));
  await sleep(5000);
}

async function take(page, { width, scheme }) {
  const path = join(folder, `demo-${width}-${scheme}.webp`);
  await page.mouse.move(0, 0);
  await page.screenshot({ path, type: 'webp', quality: 90 });
  console.log(`${path.slice(root.length + 1)}: ${Math.round((await stat(path)).size / 1000)} kB`);
}
