import assert from 'node:assert/strict';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Bundler, copyPage } from './bundler.ts';

export const esbuild: Bundler = {
  name: 'esbuild',
  async bundle(folder) {
    const { warnings } = await build({
      entryPoints: [join(folder, 'main.js')],
      outdir: join(folder, 'dist'),
      bundle: true,
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
