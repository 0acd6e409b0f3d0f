import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs a test program that writes its totals to the file named by `TEST_COUNTS`, and gives them
 * back. A program that fails without a failed test, or that ran no test, counts as one failure.
 *
 * @param {(env: NodeJS.ProcessEnv) => Promise<{ code: number, late: boolean }>} start
 */
export async function countTests(start) {
  const folder = mkdtempSync(join(tmpdir(), 'heartbeat-socket-'));
  const file = join(folder, 'counts.json');
  try {
    const { code, late } = await start({ TEST_COUNTS: file });
    const counts = read(file);
    if (late) console.log('✖ stopped: it took too long');
    if (counts.passed + counts.failed === 0) console.log('✖ no tests ran');
    const nothing = counts.passed + counts.failed === 0;
    if (nothing || late || (code !== 0 && counts.failed === 0)) counts.failed++;
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
