import { join } from 'node:path';
import { hasApt, installByApt } from './apt.mjs';
import { puppeteerCache } from './browser-places.mjs';
import { findBrowser, thisMachine } from './find-browser.mjs';
import { root } from './paths.mjs';
import { PlainFailure } from './plain-failure.mjs';
import { runNode } from './run.mjs';

const DOWNLOADS = 'https://storage.googleapis.com/chrome-for-testing-public/';
const REACH_LIMIT = 10_000;
const DOWNLOAD_LIMIT = 5 * 60_000;

/**
 * The path of a browser for the tests: one that is there, else one that is downloaded or installed.
 * `ways` are tried in turn, and each of them is over in a limited time.
 *
 * @param {ReturnType<typeof thisMachine>} [machine]
 * @param {Array<(machine: ReturnType<typeof thisMachine>) => Promise<string | undefined | void>>} [ways]
 *   each resolves with what went wrong, if anything
 */
export async function setUpBrowser(machine = thisMachine(), ways = [download, installChromium]) {
  const found = findBrowser(machine);
  if (found) return found;
  for (const way of ways) {
    const problem = await way(machine);
    const got = findBrowser(machine);
    if (got) return got;
    if (problem) console.log(`  ${problem}`);
  }
  throw new PlainFailure(
    'The browser tests need Chrome or Chromium, and none was found nor could be installed: install one (on Debian: apt-get install chromium), or set CHROME_PATH to its program.',
  );
}

/** Chrome for Testing, into puppeteer's cache. */
async function download(machine) {
  console.log('Getting a browser (no Chrome or Chromium was found): @puppeteer/browsers');
  if (!(await isReachable(machine.env))) return 'its download server cannot be reached';
  const cli = join(root, 'node_modules/@puppeteer/browsers/lib/cjs/main-cli.js');
  const args = ['install', 'chrome@stable', '--path', puppeteerCache(machine)];
  const { code, late } = await runNode([cli, ...args], { quiet: true, limit: DOWNLOAD_LIMIT });
  if (late) return 'the download took too long';
  return code === 0 ? undefined : 'the download failed';
}

/** Asked first, because a connection that goes nowhere would use up the download's whole time. */
async function isReachable(env) {
  if (env.HTTPS_PROXY || env.https_proxy) return true;
  try {
    await fetch(DOWNLOADS, { method: 'HEAD', signal: AbortSignal.timeout(REACH_LIMIT) });
    return true;
  } catch {
    return false;
  }
}

/** Debian's own package, where that can be. */
async function installChromium() {
  if (!hasApt()) return undefined;
  console.log('Getting a browser (no Chrome or Chromium was found): apt-get install chromium');
  return await installByApt(['chromium']);
}
