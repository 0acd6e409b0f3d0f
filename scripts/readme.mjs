import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sizesTable } from './readme/sizes.mjs';
import { setUpDependencies } from './set-up/dependencies.mjs';
import { root } from './set-up/paths.mjs';
import { PlainFailure, runMain } from './set-up/plain-failure.mjs';
import { runNode } from './set-up/run.mjs';

/** Builds, and fills in what README.md says of the build. */
await runMain(async () => {
  await setUpDependencies();
  const { code } = await runNode(['scripts/build.mjs']);
  if (code !== 0) throw new PlainFailure('The build failed.');
  const file = join(root, 'README.md');
  const text = await readFile(file, 'utf8');
  const sizes = await sizesTable();
  // A function, as `$` means something in a replacement.
  await writeFile(
    file,
    text.replace(
      /(<!-- sizes\b.*-->\n)[\s\S]*?(?=<!-- \/sizes -->)/,
      (_, begin) => `${begin}${sizes}`,
    ),
  );
  console.log(sizes.trim());
});
