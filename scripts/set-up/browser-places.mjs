import { posix, win32 } from 'node:path';

/**
 * Where a Chromium may be, best first. Nothing is looked up but the listings of caches, through
 * `machine.list`.
 *
 * @typedef {object} Machine
 * @property {NodeJS.Platform} platform
 * @property {Record<string, string | undefined>} env
 * @property {string} home the user's home folder
 * @property {string} root the repository
 * @property {(folder: string) => string[]} list names in a folder; none when it does not exist
 *
 * @param {Machine} machine
 * @returns {string[]}
 */
export function browserPlaces(machine) {
  return [
    ...onThePath(machine),
    ...usualPlaces(machine),
    ...inPuppeteersCache(machine),
    ...inPlaywrightsCache(machine),
  ];
}

const COMMANDS = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

function onThePath({ platform, env }) {
  if (platform === 'win32') return [];
  const folders = (env.PATH ?? '').split(':').filter(Boolean);
  return COMMANDS.flatMap((command) => folders.map((folder) => posix.join(folder, command)));
}

const MAC_APPS = ['Google Chrome', 'Chromium', 'Google Chrome Beta', 'Microsoft Edge'];
const WINDOWS_APPS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

function usualPlaces({ platform, env, home }) {
  if (platform === 'darwin') {
    return ['/Applications', posix.join(home, 'Applications')].flatMap((folder) =>
      MAC_APPS.map((app) => posix.join(folder, `${app}.app/Contents/MacOS`, app)),
    );
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
    return WINDOWS_APPS.flatMap((app) => folders.map((folder) => win32.join(folder, app)));
  }
  return [
    '/opt/google/chrome/chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/lib/chromium/chromium',
    '/usr/lib/chromium-browser/chromium-browser',
    '/usr/local/bin/chromium',
    '/snap/bin/chromium',
    '/opt/microsoft/msedge/msedge',
  ];
}

/** Puppeteer's cache, which `@puppeteer/browsers` fills too. */
export function puppeteerCache({ platform, env, home }) {
  const { join } = platform === 'win32' ? win32 : posix;
  return env.PUPPETEER_CACHE_DIR || join(home, '.cache', 'puppeteer');
}

function inPuppeteersCache(machine) {
  const { join } = machine.platform === 'win32' ? win32 : posix;
  return ['chrome', 'chrome-headless-shell', 'chromium'].flatMap((kind) => {
    const folder = join(puppeteerCache(machine), kind);
    return newestFirst(machine.list(folder)).flatMap((version) =>
      programsIn(join(folder, version), machine),
    );
  });
}

function playwrightCache({ platform, env, home, root }) {
  const { join } = platform === 'win32' ? win32 : posix;
  const set = env.PLAYWRIGHT_BROWSERS_PATH;
  if (set === '0') return join(root, 'node_modules', 'playwright-core', '.local-browsers');
  if (set) return set;
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'ms-playwright');
  if (platform === 'win32') {
    return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'ms-playwright');
  }
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'ms-playwright');
}

function inPlaywrightsCache(machine) {
  const { join } = machine.platform === 'win32' ? win32 : posix;
  const folder = playwrightCache(machine);
  const names = machine.list(folder);
  return ['chromium-', 'chromium_headless_shell-'].flatMap((kind) =>
    newestFirst(names.filter((name) => name.startsWith(kind))).flatMap((name) =>
      programsIn(join(folder, name), machine),
    ),
  );
}

const PROGRAMS = {
  linux: ['chrome', 'chrome-headless-shell', 'headless_shell'],
  darwin: [
    'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'Chromium.app/Contents/MacOS/Chromium',
    'chrome-headless-shell',
    'headless_shell',
  ],
  win32: ['chrome.exe', 'chrome-headless-shell.exe', 'headless_shell.exe'],
};

/** A cached version has one folder named for the platform: `chrome-linux64`, `chrome-mac`, … */
function programsIn(folder, { platform, list }) {
  const { join } = platform === 'win32' ? win32 : posix;
  const programs = PROGRAMS[platform] ?? PROGRAMS.linux;
  return list(folder)
    .filter((name) => name.startsWith('chrome-'))
    .flatMap((name) => programs.map((program) => join(folder, name, program)));
}

function newestFirst(names) {
  return [...names].sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
}
