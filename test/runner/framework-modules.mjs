import { createRequire } from 'node:module';
import { build } from 'vite';
import { root } from '../../scripts/set-up/paths.mjs';

const PREFIX = '/__frameworks__/';
const VIRTUAL = '\0framework:';

const require = createRequire(import.meta.url);

/** The modules that a page can't load as they are installed, by the name of their file here. */
const NAMES = {
  react: 'react',
  'react-dom': 'react-dom',
  'react-dom-client': 'react-dom/client',
  vue: 'vue',
};

/**
 * Packs React and Vue for the pages of tests, each once for all of them: one is no ES module, and
 * both ask for `process.env`. They are the development builds, which have StrictMode and warn.
 */
export function frameworkModules() {
  let files;
  const fileOf = (specifier) => Object.keys(NAMES).find((file) => NAMES[file] === specifier);

  return {
    name: 'framework-modules',
    resolveImport({ source }) {
      const file = fileOf(source);
      return file && `${PREFIX}${file}.js`;
    },
    async serve({ path }) {
      if (!path.startsWith(PREFIX)) return undefined;
      files ??= pack();
      return { body: (await files).get(path.slice(PREFIX.length)), type: 'js' };
    },
  };
}

async function pack() {
  const { output } = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    plugins: [
      {
        name: 'every-name',
        resolveId: (id) => (id.startsWith(VIRTUAL) ? id : undefined),
        load: (id) => (id.startsWith(VIRTUAL) ? passOn(id.slice(VIRTUAL.length)) : undefined),
      },
    ],
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(NAMES).map(([file, name]) => [file, VIRTUAL + name]),
        ),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  return new Map(output.map(({ fileName, code }) => [fileName, code]));
}

/** A module that gives each name which that one has; of CommonJS a bundler can't tell them. */
function passOn(name) {
  const names = Object.keys(require(name)).filter((key) => key !== 'default');
  return `import * as all from '${name}';\nexport const { ${names.join(', ')} } = all;\n`;
}
