import assert from 'node:assert/strict';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Bundler, copyPage, frameworks } from './bundler.ts';

export const esbuild: Bundler = {
  name: 'esbuild',
  async bundle(folder) {
    const { warnings } = await build({
      entryPoints: [join(folder, 'main.js')],
      outdir: join(folder, 'dist'),
      bundle: true,
      external: frameworks,
      minify: true,
      format: 'esm',
      logLevel: 'silent',
    });
    assert.deepEqual(
      warnings.map(({ text }) => text),
      [],
    );
    copyPage(folder);
  },
};
