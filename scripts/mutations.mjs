import { setUpDependencies } from './set-up/dependencies.mjs';
import { runMain } from './set-up/plain-failure.mjs';
import { runNode } from './set-up/run.mjs';

/** Shows that the simulation finds what is known to go wrong; `--help` says more. */
await runMain(async () => {
  await setUpDependencies();
  const main = 'test/simulation/mutations/main.ts';
  const { code } = await runNode(['--import', 'tsx', main, ...process.argv.slice(2)]);
  if (code !== 0) process.exitCode = 1;
});
