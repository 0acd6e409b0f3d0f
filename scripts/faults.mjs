import { setUpDependencies } from './set-up/dependencies.mjs';
import { PlainFailure, runMain } from './set-up/plain-failure.mjs';
import { runNode } from './set-up/run.mjs';

const HELP = `npm run faults                  every fault, in a real browser: what a page sees, how soon, what is lost
npm run faults -- PATTERN ...   only the rows whose name contains a PATTERN

CHROME_PATH   the browser; unset, one is looked for, and installed where there is none`;

await runMain(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) return console.log(HELP);
  const unknown = args.find((arg) => arg.startsWith('-'));
  if (unknown) throw new PlainFailure(`There is no option ${unknown}.\n\n${HELP}`);
  await setUpDependencies();
  const { code } = await runNode(['--import', 'tsx', 'test/faults/main.ts', ...args]);
  process.exitCode = code;
});
