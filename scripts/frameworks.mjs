import { setUpDependencies } from './set-up/dependencies.mjs';
import { PlainFailure, runMain } from './set-up/plain-failure.mjs';
import { runNode } from './set-up/run.mjs';

const HELP = `npm run frameworks             the apps in demo/frameworks, installed, built and played in a real browser
npm run frameworks -- APP ...  only these

CHROME_PATH   the browser; unset, one is looked for, and installed where there is none`;

await runMain(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) return console.log(HELP);
  const unknown = args.find((arg) => arg.startsWith('-'));
  if (unknown) throw new PlainFailure(`There is no option ${unknown}.\n\n${HELP}`);
  await setUpDependencies();
  console.log('Building the package');
  const { code: buildCode, output } = await runNode(['scripts/build.mjs'], { quiet: true });
  if (buildCode !== 0) throw new PlainFailure(`The build failed:\n${output}`);
  const { code } = await runNode(['--import', 'tsx', 'test/frameworks/main.ts', ...args]);
  process.exitCode = code;
});
