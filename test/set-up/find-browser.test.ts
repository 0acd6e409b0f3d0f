import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findBrowser } from '../../scripts/set-up/find-browser.mjs';
import { setUpBrowser } from '../../scripts/set-up/get-browser.mjs';
import { PlainFailure } from '../../scripts/set-up/plain-failure.mjs';

interface Machine {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  home: string;
  root: string;
  list: (folder: string) => string[];
  isExecutable: (file: string) => boolean;
  starts: (file: string) => boolean;
}

/** A machine on which these programs are all there is; those in `broken` do not start. */
function machine({
  platform = 'linux' as NodeJS.Platform,
  env = {} as Record<string, string>,
  programs = [] as string[],
  broken = [] as string[],
}): Machine {
  const slash = platform === 'win32' ? '\\' : '/';
  const all = [...programs, ...broken];
  return {
    platform,
    env,
    home:
      platform === 'win32' ? 'C:\\Users\\ann' : platform === 'darwin' ? '/Users/ann' : '/home/ann',
    root: '/repo',
    list: (folder) => [
      ...new Set(
        all
          .filter((file) => file.startsWith(folder + slash))
          .map((file) => file.slice(folder.length + 1).split(slash)[0] ?? ''),
      ),
    ],
    isExecutable: (file) => all.includes(file),
    starts: (file) => !broken.includes(file),
  };
}

/** The only program of a machine is found. */
function finds(title: string, program: string, more: Parameters<typeof machine>[0] = {}) {
  it(`finds ${title}`, () => {
    assert.equal(findBrowser(machine({ ...more, programs: [program] })), program);
  });
}

describe('a browser is looked for', () => {
  finds('what CHROME_PATH names', '/some/where', { env: { CHROME_PATH: '/some/where' } });
  finds('a command on the path', '/tools/google-chrome', { env: { PATH: '/bin:/tools' } });
  finds("Debian's chromium without a path", '/usr/bin/chromium');
  finds('Chrome in its own place on Linux', '/opt/google/chrome/chrome');
  finds('a snap', '/snap/bin/chromium');
  finds('Chrome on macOS', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', {
    platform: 'darwin',
  });
  finds(
    'Chromium among the own applications on macOS',
    '/Users/ann/Applications/Chromium.app/Contents/MacOS/Chromium',
    { platform: 'darwin' },
  );
  finds('Chrome on Windows', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', {
    platform: 'win32',
    env: { PROGRAMFILES: 'C:\\Program Files' },
  });
  finds('Edge on Windows', 'C:\\PF86\\Microsoft\\Edge\\Application\\msedge.exe', {
    platform: 'win32',
    env: { 'PROGRAMFILES(X86)': 'C:\\PF86' },
  });
});

describe("puppeteer's cache is looked into", () => {
  const chrome = 'chrome/linux-131.0.1.2/chrome-linux64/chrome';
  const shell = 'chrome-headless-shell/linux-131.0.1.2/chrome-headless-shell-linux64';
  finds('in its usual place', `/home/ann/.cache/puppeteer/${chrome}`);
  finds('for a headless shell', `/home/ann/.cache/puppeteer/${shell}/chrome-headless-shell`);
  finds('where PUPPETEER_CACHE_DIR says', `/cache/${chrome}`, {
    env: { PUPPETEER_CACHE_DIR: '/cache' },
  });
  finds(
    'on macOS',
    '/Users/ann/.cache/puppeteer/chrome/mac_arm-131.0.1.2/chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    { platform: 'darwin' },
  );
  finds(
    'on Windows',
    'C:\\Users\\ann\\.cache\\puppeteer\\chrome\\win64-131.0.1.2\\chrome-win64\\chrome.exe',
    { platform: 'win32' },
  );
});

describe("playwright's cache is looked into", () => {
  finds('in its usual place', '/home/ann/.cache/ms-playwright/chromium-1200/chrome-linux/chrome');
  finds(
    'for a headless shell',
    '/home/ann/.cache/ms-playwright/chromium_headless_shell-1200/chrome-linux/headless_shell',
  );
  finds('where PLAYWRIGHT_BROWSERS_PATH says', '/pw/chromium-1200/chrome-linux64/chrome', {
    env: { PLAYWRIGHT_BROWSERS_PATH: '/pw' },
  });
  finds(
    'inside of the repository, when PLAYWRIGHT_BROWSERS_PATH is 0',
    '/repo/node_modules/playwright-core/.local-browsers/chromium-1200/chrome-linux/chrome',
    { env: { PLAYWRIGHT_BROWSERS_PATH: '0' } },
  );
  finds(
    'on macOS',
    '/Users/ann/Library/Caches/ms-playwright/chromium-1200/chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    { platform: 'darwin' },
  );
  finds(
    'on Windows',
    'C:\\Users\\ann\\AppData\\Local\\ms-playwright\\chromium-1200\\chrome-win\\chrome.exe',
    { platform: 'win32' },
  );
});

describe('of several browsers', () => {
  const cached = (version: string) =>
    `/home/ann/.cache/puppeteer/chrome/linux-${version}/chrome-linux64/chrome`;

  it('CHROME_PATH comes before what is installed', () => {
    const programs = ['/usr/bin/chromium', '/mine'];
    assert.equal(findBrowser(machine({ programs, env: { CHROME_PATH: '/mine' } })), '/mine');
  });

  it('the newest in a cache comes first, by number', () => {
    const programs = [cached('99.0.1.1'), cached('131.0.1.1'), cached('131.0.0.9')];
    assert.equal(findBrowser(machine({ programs })), cached('131.0.1.1'));
  });

  it('one that does not start is passed over', () => {
    const broken = ['/usr/bin/chromium-browser'];
    const programs = [cached('131.0.1.1')];
    assert.equal(findBrowser(machine({ programs, broken })), cached('131.0.1.1'));
  });
});

describe('without a browser', () => {
  it('none is found', () => {
    assert.equal(findBrowser(machine({})), undefined);
  });

  it('a CHROME_PATH where nothing is, is an error that names it', () => {
    const programs = ['/usr/bin/chromium'];
    assert.throws(
      () => findBrowser(machine({ programs, env: { CHROME_PATH: '/gone' } })),
      (error) => error instanceof PlainFailure && /CHROME_PATH .*\/gone/.test(error.message),
    );
  });

  it('one way of getting it after the other is tried, until one is there', async () => {
    const bare = machine({});
    const tried: string[] = [];
    const ways = [
      async () => void tried.push('first'),
      async () => {
        tried.push('second');
        bare.isExecutable = (file) => file === '/usr/bin/chromium';
      },
      async () => void tried.push('third'),
    ];
    assert.equal(await setUpBrowser(bare, ways), '/usr/bin/chromium');
    assert.deepEqual(tried, ['first', 'second']);
  });

  it('one sentence says what to do, when no way leads to one', async () => {
    await assert.rejects(
      setUpBrowser(machine({}), [async () => undefined]),
      (error) => error instanceof PlainFailure && /install one .*CHROME_PATH/.test(error.message),
    );
  });
});
