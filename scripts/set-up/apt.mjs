import { existsSync } from 'node:fs';
import { run } from './run.mjs';

const LIMIT = 8 * 60_000;

/** Whether Debian's packages can be installed: where we are root on Debian or Ubuntu. */
export const hasApt = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

/** Installs Debian's packages; resolves with what went wrong, if anything. */
export async function installByApt(packages) {
  const options = { quiet: true, limit: LIMIT, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['-qq', 'update'], options);
  const { code, output, late } = await run(
    'apt-get',
    ['-qq', '-y', '--no-install-recommends', 'install', ...packages],
    options,
  );
  if (late) return 'apt-get took too long';
  return code === 0 ? undefined : `apt-get failed: ${output.trim().split('\n').at(-1) ?? ''}`;
}

/** Installs what programs that are missing are in, where that can be, and says so. */
export async function getPrograms(packages) {
  if (!hasApt() || packages.length === 0) return;
  console.log(`Getting programs that are not there: apt-get install ${packages.join(' ')}`);
  const problem = await installByApt(packages);
  if (problem) console.log(`  ${problem}`);
}
