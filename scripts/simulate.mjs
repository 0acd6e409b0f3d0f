import { setUpDependencies } from './set-up/dependencies.mjs';
import { runMain } from './set-up/plain-failure.mjs';
import { runNode } from './set-up/run.mjs';

/** Plays a connection's lives by the hundred; `--help` says how to choose them. */
await runMain(async () => {
  await setUpDependencies();
  const args = ['--import', 'tsx', 'test/simulation/main.ts', ...process.argv.slice(2)];
  const { code } = await runNode(args);
  if (code !== 0) process.exitCode = 1;
});
