/**
 * The command `npm run faults`: plays the matrix, or the rows whose names contain a pattern; with
 * `--slow` first, the rows that take minutes.
 */
import { writeFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { setUpBrowser } from '../../scripts/set-up/get-browser.mjs';
import { setUpNetworkTools } from '../../scripts/set-up/get-network-tools.mjs';
import { onStop } from '../../scripts/set-up/signals.mjs';
import { startBrowser } from './browsers.ts';
import { play } from './play.ts';
import type { Row } from './row.ts';
import { notDone, rows, slowRows } from './rows.ts';
import { bundlePage } from './servers/bundle.ts';
import { servePages } from './servers/pages.ts';
import { isWrong, lineOf, type Result } from './table.ts';
import { NotDone, type Theatre } from './theatre.ts';

/** How many rows play at once. */
const AT_ONCE = 5;

// What rows have made of processes and namespaces is undone as this process ends.
onStop(() => process.exit(130));

const [first, ...rest] = process.argv.slice(2);
const isSlow = first === '--slow';
const patterns = isSlow || first === undefined ? rest : [first, ...rest];
const wanted = (isSlow ? slowRows : rows).filter(
  ({ name }) => !patterns.length || patterns.some((p) => name.includes(p)),
);

const script = await bundlePage();
const program = await setUpBrowser();
if (wanted.some(({ place }) => place === 'namespaces')) await setUpNetworkTools();
const pages = await servePages(script);
const browser = await startBrowser(program);
const theatre: Theatre = { browser, program, pages: pages.url, script };
const results: Result[] = [];
try {
  const left = [...wanted];
  const work = async () => {
    for (let row = left.shift(); row; row = left.shift()) {
      const result = await resultOf(row);
      results.push(result);
      console.log(lineOf(result));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
} finally {
  await browser.close();
  pages.end();
}

const never = patterns.length || isSlow ? [] : notDone;
for (const { name, why } of never) console.log(`– ${name}\n    not done: ${why}`);
const seconds = Math.round(performance.now() / 1000);
const failed = results.filter(isWrong).length;
const skipped = results.filter(({ kind }) => kind === 'not done').length;
const passed = results.length - failed - skipped;
console.log(
  `\n${passed} rows within their bounds, ${failed} not, ${skipped + never.length} not done (${seconds} s)`,
);
if (failed) process.exitCode = 1;
if (process.env.TEST_COUNTS) {
  writeFileSync(process.env.TEST_COUNTS, JSON.stringify({ passed, failed, skipped, badInput: 0 }));
}

async function resultOf(row: Row): Promise<Result> {
  try {
    return { row, kind: 'played', verdict: await play(row, theatre) };
  } catch (error) {
    if (error instanceof NotDone) return { row, kind: 'not done', why: error.message };
    return { row, kind: 'failed', why: error instanceof Error ? error.message : inspect(error) };
  }
}
