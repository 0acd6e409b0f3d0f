import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
