import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup as roll } from 'rollup';
import { type Bundler, copyPage, frameworks, refuse } from './bundler.ts';

export const rollup: Bundler = {
  name: 'Rollup',
  async bundle(folder) {
    const build = await roll({
      input: join(folder, 'main.js'),
      plugins: [nodeResolve()],
      external: frameworks,
      onwarn: refuse,
    });
    await build.write({ dir: join(folder, 'dist'), format: 'es' });
    await build.close();
    copyPage(folder);
  },
};
