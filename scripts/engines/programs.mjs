import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { getPrograms } from '../set-up/apt.mjs';
import { setUpBrowser } from '../set-up/get-browser.mjs';
import { PlainFailure } from '../set-up/plain-failure.mjs';

/** Where each engine's programs may be, beside the folders of PATH. */
const FIREFOX = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];
const MINI_BROWSER = [
  ...['x86_64-linux-gnu', 'aarch64-linux-gnu'].map(
    (kind) => `/usr/lib/${kind}/webkit2gtk-4.1/MiniBrowser`,
  ),
  '/usr/libexec/webkit2gtk-4.1/MiniBrowser',
  '/usr/lib/webkit2gtk-4.1/MiniBrowser',
];

const isProgram = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const find = (names, places = []) =>
  [
    ...(process.env.PATH ?? '')
      .split(delimiter)
      .flatMap((folder) => names.map((name) => join(folder, name))),
    ...places,
  ].find(isProgram);

/** What each engine needs: its programs, once they are found, and Debian's packages of them. */
const needs = {
  firefox: {
    find: () => {
      const program = find(['firefox-esr', 'firefox'], FIREFOX);
      return program && { program, version: [program, ['--version']] };
    },
    packages: ['firefox-esr'],
  },
  webkit: {
    find: () => {
      const program = find([], MINI_BROWSER);
      const driver = find(['WebKitWebDriver']);
      const display = find(['xvfb-run']);
      const version = ['dpkg', ['-s', 'webkit2gtk-driver']];
      return program && driver && display && { program, driver, display, version };
    },
    packages: ['webkit2gtk-driver', 'xvfb', 'xauth'],
  },
};

/**
 * The programs of an engine, installed where they are not there: `program` is the browser; WebKitGTK
 * has a `driver` and a `display` beside it. `version` is a command that tells the version.
 */
export async function programsOf(engine) {
  if (engine === 'chromium') {
    const program = await setUpBrowser();
    return { program, version: [program, ['--version']] };
  }
  const { find, packages } = needs[engine];
  const found = find();
  if (found) return found;
  await getPrograms(packages);
  const got = find();
  if (got) return got;
  throw new PlainFailure(
    `The tests in ${engine} need its programs, and not all were found nor could be installed: install them (on Debian: apt-get install ${packages.join(' ')}), or name the other engines: npm run test:engines -- chromium.`,
  );
}
