import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup as roll } from 'rollup';
import { type Bundler, copyPage } from './bundler.ts';

export const rollup: Bundler = {
  name: 'Rollup',
  async bundle(folder) {
    const build = await roll({
      input: join(folder, 'main.js'),
      plugins: [nodeResolve()],
      onwarn({ message }) {
        throw new Error(message);
      },
    });
    await build.write({ dir: join(folder, 'dist'), format: 'es' });
    await build.close();
    copyPage(folder);
  },
};
