/** The command `npm run frameworks`: sets the apps up, plays the checks in them, prints the matrix. */
import { join } from 'node:path';
import { inspect } from 'node:util';
import { launch } from 'puppeteer-core';
import { setUpBrowser } from '../../scripts/set-up/get-browser.mjs';
import { onStop } from '../../scripts/set-up/signals.mjs';
import { chromiumFlags } from '../runner/chromium-flags.mjs';
import { nameOf, pages } from './apps.ts';
import { type CheckName, checks } from './checks.ts';
import { Hosting } from './hosting.ts';
import { type Cell, matrixOf } from './matrix.ts';
import { play } from './play.ts';
import { packPackage, setUpApp } from './set-up.ts';

/** How many apps are set up at once; and how many checks are played. */
const AT_ONCE = { setUp: 2, play: 3 };

onStop(() => process.exit(130));

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !pages.some(({ app }) => app === name));
if (unknown) {
  console.error(
    `There is no app ${unknown}: there are ${[...new Set(pages.map(({ app }) => app))].join(', ')}.`,
  );
  process.exit(1);
}
const rows = pages.filter(({ app }) => wanted.length === 0 || wanted.includes(app));

const program = await setUpBrowser();
const packed = await packPackage();
const hosting = new Hosting(join(packed.folder, 'dist'));
/** Why apps could not be set up. */
const failures = new Map<string, string>();
const apps = [...new Set(rows.map(({ app }) => app))];
await forEach(AT_ONCE.setUp, apps, async (app) => {
  try {
    await setUpApp(app, packed);
    await hosting.open(app, rows);
  } catch (error) {
    failures.set(app, error instanceof Error ? error.message : inspect(error));
    console.log(`✖ ${app} could not be set up`);
  }
});

console.log('Playing');
const cells: Cell[] = [];
const browser = await launch({ executablePath: program, args: chromiumFlags() });
try {
  const names = Object.keys(checks) as CheckName[];
  const all = rows.flatMap((page) => names.map((check) => ({ page, check })));
  await forEach(AT_ONCE.play, all, async ({ page, check }) => {
    const why = failures.get(page.app);
    const outcome = why
      ? ({ kind: 'wrong', why } as const)
      : await play(browser, page, check, hosting.addressOf(page));
    cells.push({ page, check, outcome });
    if (outcome.kind === 'wrong') console.log(`✖ ${nameOf(page)}: ${checks[check].title}`);
    const played = cells.filter((cell) => cell.page === page);
    if (played.length === names.length) console.log(`  ${nameOf(page)} has been played`);
  });
} finally {
  await browser.close();
  hosting.end();
  await packed.end();
}

console.log(`\n${matrixOf(cells)}`);
const count = (kind: Cell['outcome']['kind']) =>
  cells.filter(({ outcome }) => outcome.kind === kind).length;
const seconds = Math.round(performance.now() / 1000);
console.log(
  `\n${count('right')} cells right, ${count('wrong')} wrong, ${count('without')} without meaning (${seconds} s)`,
);
if (count('wrong') > 0) process.exitCode = 1;

/** Does something for each, some at once, in order. */
async function forEach<T>(
  atOnce: number,
  items: readonly T[],
  act: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const work = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
