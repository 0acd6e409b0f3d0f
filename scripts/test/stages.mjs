import { runNode } from '../set-up/run.mjs';
import { addCounts, countTests, noTests } from './counts.mjs';

const MINUTE = 60_000;

/** A step that is right or wrong as a whole: it counts as one test. */
async function step(title, programs) {
  for (const args of programs) {
    const { code, late } = await runNode(args, { limit: 3 * MINUTE });
    if (code === 0) continue;
    console.log(`✖ ${title}: ${late ? 'took too long' : 'failed'}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  console.log(`✔ ${title}`);
  return { passed: 1, failed: 0, skipped: 0 };
}

const tsc = 'node_modules/typescript/bin/tsc';
const biome = 'node_modules/@biomejs/biome/bin/biome';
const wtr = 'node_modules/@web/test-runner/dist/bin.js';

/** The sources are checked once more on their own, where Node's types are out of sight. */
export function checkTypes() {
  return step('types', [
    [tsc, '--project', 'tsconfig.json'],
    [tsc, '--project', 'tsconfig.src.json'],
  ]);
}

export function checkStyle() {
  return step('lint and format', [
    [
      biome,
      'ci',
      '--error-on-warnings',
      '--max-diagnostics=200',
      `--colors=${process.stdout.isTTY ? 'force' : 'off'}`,
    ],
  ]);
}

export function build() {
  return step('build', [['scripts/build.mjs']]);
}

/** The fault matrix; each of its rows counts as one test. */
export async function runFaults(browser, args = []) {
  const counts = await countTests((env) =>
    runNode(['--import', 'tsx', 'test/faults/main.ts', ...args], {
      env: { ...env, CHROME_PATH: browser },
      limit: 15 * MINUTE,
    }),
  );
  if (counts.problem) console.log(`✖ ${counts.problem}`);
  return counts;
}

/**
 * Each file of the conformance suite has a browser of its own: it ends links in so many bad ways that
 * Chromium in the end makes the pages after it wait.
 */
export async function runBrowserTests(files, browser) {
  const isAlone = (file) => file.startsWith('test/conformance/');
  const together = files.filter((file) => !isAlone(file));
  const groups = [...files.filter(isAlone).map((file) => [file]), together];
  const total = noTests();
  for (const group of groups.filter(({ length }) => length > 0)) {
    addCounts(total, await runInEngine(group, { ENGINE_PROGRAM: browser }));
  }
  return total;
}

/** Files in the browser that `env` names to web-test-runner.config.mjs. */
export async function runInEngine(files, env) {
  const args = [wtr, '--config', 'web-test-runner.config.mjs', '--files', ...files];
  const counts = await countTests((own) =>
    // A hang guard, far above what the slowest engine needs on a loaded machine.
    runNode(args, { env: { ...own, ...env }, limit: 20 * MINUTE }),
  );
  if (counts.problem) console.log(`✖ ${counts.problem}`);
  return counts;
}
