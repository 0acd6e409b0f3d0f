import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Alias, build, defaultClientConditions, type Plugin } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Where a module that is no file would be. */
const TEXT_ENTRY = join(root, 'bench', 'text.ts');

/** The package by its public names means the sources, so that what is measured is what is there. */
const alias: Alias[] = [
  { find: /^heartbeat-socket$/, replacement: join(root, 'src/index.ts') },
  {
    find: /^heartbeat-socket\/([\w-]+)$/,
    replacement: join(root, 'src', '$1.ts'),
  },
];

interface BundleOptions {
  /** A module to be loaded, or a plain script whose exports become the global `name`. */
  readonly format: 'es' | 'iife';
  readonly name?: string;
  /** Packages that are left out. */
  readonly external?: string[];
}

/** A module that is no file. */
const asEntry = (text: string): Plugin => ({
  name: 'entry',
  resolveId: (id) => (id === TEXT_ENTRY ? id : undefined),
  load: (id) => (id === TEXT_ENTRY ? text : undefined),
});

/**
 * One minified file with all that `entry` (a file below `bench/`, or a text) needs, as text: all libraries go
 * through the same bundler, in their production builds.
 */
export async function bundle(
  entry: string | { readonly text: string },
  { format, name = 'bundle', external = [] }: BundleOptions,
): Promise<string> {
  const isText = typeof entry !== 'string';
  const built = await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    plugins: isText ? [asEntry(entry.text)] : [],
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    resolve: {
      conditions: defaultClientConditions.filter((name) => name !== 'development|production'),
      alias,
    },
    build: {
      target: 'es2022',
      minify: true,
      write: false,
      modulePreload: false,
      lib: {
        entry: isText ? TEXT_ENTRY : join(root, 'bench', entry),
        name,
        formats: [format],
        fileName: name,
      },
      rolldownOptions: {
        external,
        output: { codeSplitting: false, comments: false, minify: true },
      },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (!first || !('output' in first)) throw new Error('Nothing was bundled.');
  return first.output[0].code;
}
