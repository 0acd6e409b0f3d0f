import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { root } from '../set-up/paths.mjs';

/** The wanted test files in three kinds, as paths relative to the root with forward slashes. */
export function findTestFiles(isWanted) {
  const files = list('test').filter(isWanted);
  // Those that look at what has been built.
  const isPackaging = (file) => /^test\/(packaging|readme|frameworks|types)\//.test(file);
  const nodeTests = files.filter((file) => file.endsWith('.test.ts'));
  return {
    node: nodeTests.filter((file) => !isPackaging(file)),
    packaging: nodeTests.filter(isPackaging),
    browser: files.filter((file) => file.endsWith('.browser.ts')),
  };
}

function list(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((file) =>
      file
        .slice(root.length + 1)
        .split(sep)
        .join('/'),
    )
    .sort();
}
