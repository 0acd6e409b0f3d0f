import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setUpDependencies } from './set-up/dependencies.mjs';
import { root } from './set-up/paths.mjs';
import { runMain } from './set-up/plain-failure.mjs';
import { onStop } from './set-up/signals.mjs';

await runMain(async () => {
  await setUpDependencies();
  const tsx = import.meta.resolve('tsx');
  const main = join(root, 'dev-server', 'main.ts');
  const args = ['--import', tsx, main, ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  onStop((signal) => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
});
