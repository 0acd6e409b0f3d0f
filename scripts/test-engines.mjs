import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { programsOf } from './engines/programs.mjs';
import { startWebDriver } from './engines/webdriver.mjs';
import { setUpDependencies } from './set-up/dependencies.mjs';
import { root } from './set-up/paths.mjs';
import { PlainFailure, runMain } from './set-up/plain-failure.mjs';
import { run } from './set-up/run.mjs';
import { addCounts, noTests } from './test/counts.mjs';
import { runInEngine } from './test/stages.mjs';
import { findTestFiles } from './test/test-files.mjs';

const ENGINES = ['chromium', 'firefox', 'webkit'];

const HELP = `npm run test:engines                  the tests of class, element and console in ${ENGINES.join(', ')}
npm run test:engines -- ENGINE ...    only in these
npm run test:engines -- --save        keeps what passed where, for the README (then: npm run readme)`;

/** The folders of test/ whose tests in the browser hold in every engine. */
const FOLDERS = ['core', 'element', 'console', 'async', 'adapters', 'bad-input'];

const resultsFile = join(root, 'test', 'engines.json');

await runMain(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) return console.log(HELP);
  const isSaved = args.includes('--save');
  const named = args.filter((arg) => arg !== '--save');
  const unknown = named.find((name) => !ENGINES.includes(name));
  if (unknown) throw new PlainFailure(`There is no engine ${unknown}.\n\n${HELP}`);

  await setUpDependencies();
  const before = JSON.parse(await readFile(resultsFile, 'utf8'));
  const results = { ...before };
  const total = noTests();
  for (const engine of named.length > 0 ? named : ENGINES) {
    const { version, counts } = await test(engine);
    addCounts(total, counts);
    results[engine] = { version, passed: counts.passed, skipped: counts.skipped };
  }
  if (total.failed > 0) process.exitCode = 1;
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  if (isSaved) await writeFile(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
  else tellDifferences(before, results);
});

async function test(engine) {
  const programs = await programsOf(engine);
  const { output } = await run(...programs.version, { quiet: true });
  const [version = ''] = /\d+\.\d+/.exec(output) ?? [];
  console.log(`\n── ${engine} ${version} ──`);
  const webDriver = engine === 'webkit' ? await startWebDriver(programs) : undefined;
  try {
    const files = findTestFiles((path) => FOLDERS.some((name) => path.startsWith(`test/${name}/`)));
    const counts = await runInEngine(files.browser, {
      ENGINE: engine,
      ENGINE_PROGRAM: programs.program,
      ENGINE_PORT: `${webDriver?.port ?? ''}`,
    });
    const { passed, failed, skipped } = counts;
    console.log(`\n${engine}: ${passed} passed, ${failed} failed, ${skipped} left out`);
    return { version, counts };
  } finally {
    webDriver?.end();
  }
}

/** The README's table is of these numbers. */
function tellDifferences(before, results) {
  for (const [engine, { passed, skipped }] of Object.entries(results)) {
    const told = before[engine];
    if (told?.passed === passed && told?.skipped === skipped) continue;
    console.log(
      `The README does not tell what passed in ${engine}: npm run test:engines -- --save`,
    );
    process.exitCode = 1;
  }
}
