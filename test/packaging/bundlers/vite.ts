import { build } from 'vite';
import { type Bundler, frameworks, refuse } from './bundler.ts';

export const vite: Bundler = {
  name: 'Vite',
  async bundle(folder) {
    await build({
      root: folder,
      configFile: false,
      logLevel: 'error',
      build: {
        rolldownOptions: {
          external: frameworks,
          onwarn: refuse,
        },
      },
    });
  },
};
