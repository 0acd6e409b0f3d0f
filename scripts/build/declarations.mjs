import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../set-up/paths.mjs';
import { PlainFailure } from '../set-up/plain-failure.mjs';
import { runNode } from '../set-up/run.mjs';

/** Writes the `.d.ts` files and their maps into `dist/`. */
export async function writeDeclarations() {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { code } = await runNode([tsc, '--project', 'tsconfig.build.json']);
  if (code !== 0) throw new PlainFailure('The type declarations could not be written.');
  const dist = join(root, 'dist');
  for (const name of await readdir(dist, { recursive: true })) {
    if (name.endsWith('.d.ts')) await rewrite(join(dist, name));
  }
}

/**
 * The sources import `./x.ts`; tsc leaves that so in declarations, where others need `./x.js`. Both
 * have the same length, so the declaration maps stay right.
 */
export function withJavaScriptSpecifiers(text) {
  return text.replace(
    /((?:\bfrom|\bimport|\bmodule)\s*\(?\s*(['"])\.\.?\/[^'"]*)\.ts\2/g,
    '$1.js$2',
  );
}

async function rewrite(file) {
  const text = await readFile(file, 'utf8');
  await writeFile(file, withJavaScriptSpecifiers(text));
}
