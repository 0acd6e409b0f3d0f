import { setTimeout as sleep } from 'node:timers/promises';

/** The demo. */
export const path = '';

/** Waits until the page is ready. */
export async function open(page) {
  await page.waitForSelector('#feed:state(open)');
}

/** What the pictures tell: a link that was cut, one that froze, and both times it came back. */
export async function play(pages) {
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
