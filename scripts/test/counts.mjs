import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Totals before the first test. Of those that passed, `badInput` have "bad input:" in their title, and
 * the last two are expectations of the standards, held against one of two classes.
 */
export const noTests = () => ({
  passed: 0,
  failed: 0,
  skipped: 0,
  badInput: 0,
  webSocket: 0,
  heartbeatSocket: 0,
});

/** Adds the counts of some tests to a total. */
export function addCounts(total, counts) {
  for (const name of Object.keys(total)) total[name] += counts[name] ?? 0;
}

/** Whether a test is one of those that show what becomes of bad input. */
export const isOfBadInput = (title) => title.includes('bad input:');

/** Whether a test holds the standards against this class. */
export const isConformanceOf = (className, title) =>
  title.startsWith('conformance') && title.includes(`› ${className}: `);

/**
 * Runs a test program that writes its totals to the file named by `TEST_COUNTS`, and gives them
 * back. A program that fails without a failed test, or that ran no test, counts as one failure;
 * `problem` then says which.
 *
 * @param {(env: NodeJS.ProcessEnv) => Promise<{ code: number, late: boolean }>} start
 */
export async function countTests(start) {
  const folder = mkdtempSync(join(tmpdir(), 'heartbeat-socket-'));
  const file = join(folder, 'counts.json');
  try {
    const { code, late } = await start({ TEST_COUNTS: file });
    const counts = read(file);
    const problem = problemOf(counts, code, late);
    if (problem) counts.failed++;
    return { ...counts, problem };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function problemOf({ passed, failed }, code, late) {
  if (late) return 'it took too long and was stopped';
  if (code !== 0 && failed === 0) return `it ended with exit code ${code}`;
  if (passed + failed === 0) return 'no tests ran';
  return undefined;
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return noTests();
  }
}
