import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { checkNodeVersion } from './node-version.mjs';
import { runNpm } from './npm.mjs';
import { root as repository } from './paths.mjs';
import { PlainFailure } from './plain-failure.mjs';

/**
 * What is to be said when the installed packages are not those of the lockfile, else `undefined`.
 * npm writes `node_modules/.package-lock.json` when an install has ended well.
 */
export function whyInstall(root) {
  if (!existsSync(join(root, 'node_modules'))) return 'dependencies are missing';
  const locked = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!installed) return 'the last installation did not end';
  return isSame(locked ?? {}, installed) ? undefined : 'dependencies are not those of the lockfile';
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return undefined;
  }
}

/** Packages for other platforms are in the lockfile but not installed. */
function isSame(locked, installed) {
  for (const [path, entry] of Object.entries(locked)) {
    if (path === '') continue;
    const present = installed[path];
    if (!present) {
      if (entry.optional || entry.devOptional) continue;
      return false;
    }
    if (present.version !== entry.version || present.integrity !== entry.integrity) return false;
  }
  return Object.keys(installed).every((path) => path in locked);
}

/** Installs the dependencies with `npm ci` where that is needed, and says so in one line. */
export async function setUpDependencies(root = repository) {
  checkNodeVersion();
  const reason = whyInstall(root);
  if (!reason) return;
  const where = root === repository ? '' : ` ${relative(repository, root)}`;
  console.log(`Installing${where} (${reason}): npm ci`);
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await runNpm(args, { quiet: true, cwd: root, limit: 15 * 60_000 });
  if (code === 0) return;
  process.stderr.write(output);
  throw new PlainFailure(
    'The dependencies could not be installed: npm says why above; run `npm ci` once that is solved.',
  );
}
