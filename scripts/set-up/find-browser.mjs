import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { browserPlaces } from './browser-places.mjs';
import { root } from './paths.mjs';
import { PlainFailure } from './plain-failure.mjs';

/**
 * The machine this runs on; tests give another.
 *
 * @returns {import('./browser-places.mjs').Machine & {
 *   isExecutable: (file: string) => boolean, starts: (file: string) => boolean }}
 */
export function thisMachine() {
  const { platform, env } = process;
  return { platform, env, home: homedir(), root, list, isExecutable, starts };
}

/**
 * The path of a Chromium that starts: what `CHROME_PATH` says, else the first that is found, else
 * `undefined`.
 */
export function findBrowser(machine = thisMachine()) {
  const told = machine.env.CHROME_PATH;
  if (told) {
    if (machine.isExecutable(told)) return told;
    throw new PlainFailure(
      `CHROME_PATH is set to ${told}, and no program is there: correct it, or unset it to have a browser looked for.`,
    );
  }
  const tried = new Set();
  for (const place of browserPlaces(machine)) {
    if (tried.has(place)) continue;
    tried.add(place);
    if (machine.isExecutable(place) && machine.starts(place)) return place;
  }
  return undefined;
}

function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** A program may be there and not start: for want of libraries, or Ubuntu's pointer to a snap. */
function starts(file) {
  // On Windows `--version` would open a window.
  if (process.platform === 'win32') return true;
  return spawnSync(file, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0;
}
