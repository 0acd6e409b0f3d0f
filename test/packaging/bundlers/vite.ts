import { build } from 'vite';
import type { Bundler } from './bundler.ts';

export const vite: Bundler = {
  name: 'Vite',
  async bundle(folder) {
    await build({
      root: folder,
      configFile: false,
      logLevel: 'error',
      build: {
        rolldownOptions: {
          onwarn({ message }) {
            throw new Error(message);
          },
        },
      },
    });
  },
};
