import { build } from 'vite';
import { root } from '../../scripts/set-up/paths.mjs';
import viteConfig from '../../vite.config.ts';

/**
 * Packs a module and all that it imports, packages from npm and ours by its public names (of which
 * it takes the sources), into one script for a page.
 */
export async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    resolve: viteConfig.resolve ?? {},
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: 'page' },
    },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error(`Nothing was built from ${entry}.`);
  return output.output[0].code;
}
