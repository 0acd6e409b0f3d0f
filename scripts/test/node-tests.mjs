import { runNode } from '../set-up/run.mjs';
import { addCounts, countTests, noTests } from './counts.mjs';

const AT_ONCE = 2;
/** A hang guard, far above what the slowest file needs on a loaded machine. */
const FILE_LIMIT = 15 * 60_000;
const REPORTER = '--test-reporter=./scripts/test/node-reporter.mjs';

/**
 * Runs files of tests for Node, some at once, each in a process of its own and for at most `limit`
 * milliseconds, and sums up.
 */
export async function runNodeTests(files, limit = FILE_LIMIT) {
  const total = noTests();
  const waiting = [...files];
  if (waiting.length === 0) {
    console.log('✖ no test files');
    total.failed++;
  }
  const work = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      addCounts(total, await runFile(file, limit));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return total;
}

/** Its output is shown when it has ended, so that files do not mix. */
async function runFile(file, limit) {
  let shown = '';
  const counts = await countTests(async (env) => {
    const args = ['--import', 'tsx', REPORTER, file];
    const result = await runNode(args, { env, quiet: true, limit });
    shown = result.output;
    return result;
  });
  const { passed, failed, skipped, problem } = counts;
  const parts = [`${passed} passed`, failed && `${failed} failed`, skipped && `${skipped} skipped`];
  process.stdout.write(shown);
  if (problem) console.log(`    ${problem}`);
  console.log(`${failed ? '✖' : '✔'} ${file}: ${parts.filter(Boolean).join(', ')}`);
  return counts;
}
