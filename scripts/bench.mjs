import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setUpDependencies } from './set-up/dependencies.mjs';
import { root } from './set-up/paths.mjs';
import { runMain } from './set-up/plain-failure.mjs';
import { onStop } from './set-up/signals.mjs';

/** Measures the libraries side by side; see `--help`. */
await runMain(async () => {
  await setUpDependencies();
  const tsx = import.meta.resolve('tsx');
  const args = ['--import', tsx, join(root, 'bench', 'main.ts'), ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  onStop((signal) => child.kill(signal));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
});
