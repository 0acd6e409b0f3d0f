import { setUpDependencies } from './set-up/dependencies.mjs';
import { setUpBrowser } from './set-up/get-browser.mjs';
import { runMain } from './set-up/plain-failure.mjs';
import { runFaults } from './test/stages.mjs';

/** What takes minutes: a tab that is hidden for ten of them. */
await runMain(async () => {
  await setUpDependencies();
  const { passed, failed } = await runFaults(await setUpBrowser(), ['--slow']);
  if (failed > 0) process.exitCode = 1;
  console.log(`\n${passed} passed, ${failed} failed`);
});
