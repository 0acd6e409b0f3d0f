import { setUpDependencies } from './set-up/dependencies.mjs';
import { setUpBrowser } from './set-up/get-browser.mjs';
import { PlainFailure, runMain } from './set-up/plain-failure.mjs';
import { runNodeTests } from './test/node-tests.mjs';
import { build } from './test/stages.mjs';

const HELP = `npm run bundlers   the packed package in apps of webpack, Parcel, Next.js and Nuxt, each installed anew,
                   built, and connected in a real browser; npm test does it with Vite, Rollup, esbuild

CHROME_PATH   the browser; unset, one is looked for, and installed where there is none`;

/** Apart from `npm test`, as installing and building them takes minutes. */
const files = ['test/packaging/bundlers/frontends.ts', 'test/packaging/bundlers/servers.ts'];

const FILE_LIMIT = 20 * 60_000;

await runMain(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) return console.log(HELP);
  if (args.length > 0) throw new PlainFailure(`There is no option ${args[0]}.\n\n${HELP}`);
  await setUpDependencies();
  process.env.CHROME_PATH = await setUpBrowser();
  if ((await build()).failed > 0) throw new PlainFailure('The build failed.');
  const { passed, failed } = await runNodeTests(files, FILE_LIMIT);
  if (failed > 0) process.exitCode = 1;
  console.log(`\n${passed} passed, ${failed} failed`);
});
