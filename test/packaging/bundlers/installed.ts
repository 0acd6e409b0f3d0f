import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNpm } from '../../../scripts/set-up/npm.mjs';
import { root } from '../installed-package.ts';

const MINUTE = 60_000;

/** An app in a temporary folder, with its bundler and the packed package installed. */
export interface InstalledApp {
  readonly folder: string;
  build(): Promise<void>;
  end(): void;
}

/**
 * Installs the bundler of that name as its lockfile says, and the package from `tarball`, as its
 * users do. `sources` are put beside the bundler's configuration.
 */
export async function installApp(
  name: string,
  tarball: string,
  sources?: string,
): Promise<InstalledApp> {
  // Not in the repository: bundlers look for the lockfile of a workspace further up.
  const folder = mkdtempSync(join(tmpdir(), `heartbeat-socket-${name}-`));
  const end = () => rmSync(folder, { recursive: true, force: true });
  try {
    cpSync(join(root, 'test/packaging/bundlers', name), folder, { recursive: true });
    if (sources) cpSync(sources, folder, { recursive: true });
    // Not `npm ci`: it refuses lockfiles that lack binaries for platforms that nobody here has.
    await npm(folder, 'install', '--no-save', tarball);
  } catch (error) {
    end();
    throw error;
  }
  return { folder, build: () => npm(folder, 'run', 'build'), end };
}

/** @throws {Error} with npm's output, where it fails. */
async function npm(folder: string, ...args: string[]): Promise<void> {
  const { code, output, late } = await runNpm(
    [...args, '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'],
    {
      cwd: folder,
      quiet: true,
      limit: 10 * MINUTE,
      env: { NEXT_TELEMETRY_DISABLED: '1', NUXT_TELEMETRY_DISABLED: '1', CI: '1' },
    },
  );
  if (code === 0) return;
  throw new Error(`npm ${args.join(' ')} ${late ? 'took too long' : 'failed'}:\n${output}`);
}
