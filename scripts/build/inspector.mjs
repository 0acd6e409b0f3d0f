import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../set-up/paths.mjs';

/**
 * The inspector's page as static files, in dist/inspector: it works from any folder of any server,
 * so it is in the package, too.
 */
export async function buildInspector() {
  const outDir = join(root, 'dist/inspector');
  await build({
    configFile: join(root, 'vite.config.ts'),
    base: './',
    publicDir: false,
    logLevel: 'warn',
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: true,
      sourcemap: true,
      // Files of their own: a content policy may forbid data: addresses.
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: join(root, 'demo/inspector.html'),
        output: { entryFileNames: '[name].js', assetFileNames: '[name].[ext]' },
      },
    },
  });
  await rename(join(outDir, 'inspector.html'), join(outDir, 'index.html'));
}
