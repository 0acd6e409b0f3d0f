import { basename } from 'node:path';
import { run, runNode } from './run.mjs';

/** Runs npm: the one that runs this script, else the one on the path. */
export function runNpm(args, options) {
  const running = process.env.npm_execpath;
  if (running && basename(running) === 'npm-cli.js') return runNode([running, ...args], options);
  // On Windows npm is a batch file, which only a shell can start.
  const shell = process.platform === 'win32';
  return run('npm', args, { ...options, shell });
}
