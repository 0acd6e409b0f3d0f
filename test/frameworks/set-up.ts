import { existsSync } from 'node:fs';
import { cp, lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setUpDependencies } from '../../scripts/set-up/dependencies.mjs';
import { runNpm } from '../../scripts/set-up/npm.mjs';
import { root } from '../../scripts/set-up/paths.mjs';
import { run } from '../../scripts/set-up/run.mjs';

const MINUTE = 60_000;

/** Where an app is. */
export const folderOf = (app: string): string => join(root, 'demo', 'frameworks', app);

/** The package as it was built, packed and unpacked again: what its users get. */
export interface Package {
  readonly folder: string;
  end(): Promise<void>;
}

export async function packPackage(): Promise<Package> {
  const temporary = await mkdtemp(join(tmpdir(), 'heartbeat-socket-frameworks-'));
  const end = () => rm(temporary, { recursive: true, force: true });
  try {
    const args = ['pack', '--ignore-scripts', '--loglevel=error', '--pack-destination', temporary];
    await must('npm pack', runNpm(args, { quiet: true, limit: 5 * MINUTE }));
    const [file = ''] = await readdir(temporary);
    await must(
      'tar',
      run('tar', ['-xzf', file], { quiet: true, limit: 5 * MINUTE, cwd: temporary }),
    );
    return { folder: join(temporary, 'package'), end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Installs an app as its lockfile says, with the package as it is now, and builds it. */
export async function setUpApp(app: string, { folder: packed }: Package): Promise<void> {
  const folder = folderOf(app);
  if (!existsSync(folder)) throw new Error(`demo/frameworks/${app} is missing.`);
  if (!existsSync(join(folder, 'package.json'))) return;
  await setUpDependencies(folder);
  // What npm took of the package was what had been built when it was installed.
  await replace(join(folder, 'node_modules', 'heartbeat-socket'), packed);
  console.log(`Building demo/frameworks/${app}`);
  const build = runNpm(['run', 'build', '--if-present'], {
    quiet: true,
    limit: 10 * MINUTE,
    cwd: folder,
  });
  await must('npm run build', build);
}

/** Puts a package in place of another, but for what npm has installed inside of it. */
async function replace(installed: string, packed: string): Promise<void> {
  // By a configuration of the user's, npm may have made a link to this very repository.
  if ((await lstat(installed)).isSymbolicLink()) await rm(installed);
  else {
    for (const name of await readdir(installed)) {
      if (name !== 'node_modules') await rm(join(installed, name), { recursive: true });
    }
  }
  await cp(packed, installed, { recursive: true });
}

/** @throws {Error} with its output, where a program fails. */
async function must(what: string, running: ReturnType<typeof run>): Promise<void> {
  const { code, output, late } = await running;
  if (code !== 0) throw new Error(`${what} ${late ? 'took too long' : 'failed'}:\n${output}`);
}
