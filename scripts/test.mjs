import { setUpDependencies } from './set-up/dependencies.mjs';
import { setUpBrowser } from './set-up/get-browser.mjs';
import { PlainFailure, runMain } from './set-up/plain-failure.mjs';
import { addCounts, noTests } from './test/counts.mjs';
import { runNodeTests } from './test/node-tests.mjs';
import { build, checkStyle, checkTypes, runBrowserTests, runFaults } from './test/stages.mjs';
import { findTestFiles } from './test/test-files.mjs';

const HELP = `npm test                  everything: types, lint, tests in Node, build, package, browser, faults
npm test -- PATTERN ...   only the test files whose path contains a PATTERN;
                          a PATTERN may also be a stage: types, lint, build, faults

CHROME_PATH   the browser to test in; unset, one is looked for, and installed where there is none`;

await runMain(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) return console.log(HELP);
  const unknown = args.find((arg) => arg.startsWith('-'));
  if (unknown) throw new PlainFailure(`There is no option ${unknown}.\n\n${HELP}`);
  const counts = await runStages(args);
  if (counts.failed > 0) process.exitCode = 1;
  if (counts.badInput > 0) console.log(`\nbad input: ${counts.badInput} tests passed`);
  const { webSocket, heartbeatSocket } = counts;
  if (webSocket + heartbeatSocket > 0) {
    console.log(
      `\nconformance: ${webSocket} checks hold for WebSocket, ${heartbeatSocket} for HeartbeatSocket`,
    );
  }
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
});

async function runStages(patterns) {
  const all = patterns.length === 0;
  const wanted = (stage) => all || patterns.includes(stage);
  const files = findTestFiles(
    (path) => all || patterns.some((p) => !isStage(p) && path.includes(p)),
  );
  const some = (kind) => all || files[kind].length > 0;
  const needsBuild = wanted('build') || some('packaging');

  await setUpDependencies();
  const needsBrowser = some('browser') || some('packaging') || wanted('faults');
  const browser = needsBrowser ? await setUpBrowser() : undefined;
  if (browser) process.env.CHROME_PATH = browser;

  const stages = [
    [wanted('types'), 'Types', checkTypes],
    [wanted('lint'), 'Lint and format', checkStyle],
    [some('node'), 'Tests in Node', () => runNodeTests(files.node)],
    [needsBuild, 'Build', build],
    [some('packaging'), 'Tests of the package', () => runNodeTests(files.packaging)],
    [some('browser'), 'Tests in the browser', () => runBrowserTests(files.browser, browser)],
    [wanted('faults'), 'Faults', () => runFaults(browser)],
  ].filter(([needed]) => needed);
  if (stages.length === 0) throw new PlainFailure(`No test file matches ${patterns.join(' ')}.`);

  const total = noTests();
  for (const [, title, stage] of stages) {
    const start = Date.now();
    console.log(`\n── ${title} ──`);
    const counts = await stage();
    const { passed, failed, skipped } = counts;
    addCounts(total, counts);
    const parts = [`${passed} passed`, `${failed} failed`, skipped && `${skipped} skipped`];
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    console.log(`   ${parts.filter(Boolean).join(', ')} (${seconds} s)`);
  }
  return total;
}

function isStage(pattern) {
  return ['types', 'lint', 'build', 'faults'].includes(pattern);
}
