import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { charts } from './readme/charts.mjs';
import { comparison } from './readme/comparison.mjs';
import { enginesTables } from './readme/engines.mjs';
import { passageIn } from './readme/passage.mjs';
import { sizesTable } from './readme/sizes.mjs';
import { setUpDependencies } from './set-up/dependencies.mjs';
import { root } from './set-up/paths.mjs';
import { PlainFailure, runMain } from './set-up/plain-failure.mjs';
import { runNode } from './set-up/run.mjs';

/**
 * Builds, and fills in what README.md says of the build, of what bench/results.json says of the
 * libraries, with the charts beside it, and of what test/engines.json says of the engines.
 */
await runMain(async () => {
  await setUpDependencies();
  const { code } = await runNode(['scripts/build.mjs']);
  if (code !== 0) throw new PlainFailure('The build failed.');
  const file = join(root, 'README.md');
  const sizes = await sizesTable();
  const read = async (...path) => JSON.parse(await readFile(join(root, ...path), 'utf8'));
  const results = await read('bench', 'results.json');
  const engines = enginesTables(await read('test', 'engines.json'));
  const passages = { sizes, engines, comparison: comparison(results) };
  let text = await readFile(file, 'utf8');
  for (const [name, passage] of Object.entries(passages)) text = passageIn(text, name, passage);
  await writeFile(file, text);
  for (const [name, chart] of Object.entries(charts(results))) {
    await writeFile(join(root, 'docs', name), chart);
  }
  console.log(sizes.trim());
});
