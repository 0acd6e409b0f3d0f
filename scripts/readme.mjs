import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { charts } from './readme/charts.mjs';
import { comparison } from './readme/comparison.mjs';
import { consoleReference } from './readme/console.mjs';
import { enginesTables } from './readme/engines.mjs';
import { passageIn } from './readme/passage.mjs';
import { sizesTable } from './readme/sizes.mjs';
import { setUpDependencies } from './set-up/dependencies.mjs';
import { root } from './set-up/paths.mjs';
import { PlainFailure, runMain } from './set-up/plain-failure.mjs';
import { runNode } from './set-up/run.mjs';

/**
 * Builds, and fills in what README.md says of the build, of what bench/results.json says of the
 * libraries, with the charts beside it, and of what test/engines.json says of the engines; and what
 * docs/console.md says of the console's attributes, parts and texts.
 */
await runMain(async () => {
  await setUpDependencies();
  const { code } = await runNode(['scripts/build.mjs']);
  if (code !== 0) throw new PlainFailure('The build failed.');
  const sizes = await sizesTable();
  const read = async (...path) => JSON.parse(await readFile(join(root, ...path), 'utf8'));
  const results = await read('bench', 'results.json');
  const engines = enginesTables(await read('test', 'engines.json'));
  await fillIn('README.md', { sizes, engines, comparison: comparison(results) });
  const { englishTexts } = await import('../dist/console.js');
  const manifest = await read('dist', 'custom-elements.json');
  await fillIn('docs/console.md', consoleReference(manifest, englishTexts));
  for (const [name, chart] of Object.entries(charts(results))) {
    await writeFile(join(root, 'docs', name), chart);
  }
  console.log(sizes.trim());
});

/** Fills passages in a file. */
async function fillIn(name, passages) {
  const file = join(root, name);
  let text = await readFile(file, 'utf8');
  for (const [title, passage] of Object.entries(passages)) text = passageIn(text, title, passage);
  await writeFile(file, text);
}
