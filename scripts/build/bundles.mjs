import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../set-up/paths.mjs';
import { entries, external, frameworks } from './entries.mjs';

const TARGET = 'es2022';
const source = (entry) => join(root, 'src', `${entry}.ts`);

/** The package's entries. What they have in common is in chunks, so that every class exists once. */
export async function bundleEntries() {
  await bundle({
    minify: false,
    lib: {
      entry: Object.fromEntries(entries.map((name) => [name, source(name)])),
      formats: ['es'],
    },
    rolldownOptions: {
      external,
      onLog,
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    },
  });
  for (const name of entries) await completeMap(name);
}

/** An entry keeps its `'use client'`, though it need not be so in general. */
function onLog(level, log, tell) {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log);
}

/** An entry that only passes on what is in chunks gets no source map; it has one all the same. */
async function completeMap(name) {
  const file = join(root, 'dist', `${name}.js`);
  const map = `${file}.map`;
  if (await stat(map).catch(() => undefined)) return;
  const sources = [`../src/${name}.ts`];
  const sourcesContent = [await readFile(source(name), 'utf8')];
  const content = { version: 3, file: `${name}.js`, names: [], sources, sourcesContent };
  await writeFile(map, JSON.stringify({ ...content, mappings: '' }));
  const code = await readFile(file, 'utf8');
  await writeFile(file, `${code.trimEnd()}\n//# sourceMappingURL=${name}.js.map\n`);
}

/** The minified files hold a part of Lit, whose notices are in the comments that are left out. */
const LICENCES = '/*! MIT; with Lit: Copyright 2017 Google LLC, BSD-3-Clause */';

/** One minified file with all it needs, for a plain `<script type="module">`. */
export async function bundleForScriptTag(entry, name) {
  await bundle(minified(entry, name, LICENCES));
}

/** The same of any entry, not written but given back as text, without the app's framework. */
export async function minifiedText(entry) {
  const [{ output }] = await bundle({ ...minified(entry, entry, ''), write: false });
  return output[0].code;
}

function minified(entry, name, postBanner) {
  return {
    minify: true,
    lib: { entry: { [name]: source(entry) }, formats: ['es'] },
    rolldownOptions: {
      external: frameworks,
      onLog,
      output: {
        entryFileNames: '[name].js',
        codeSplitting: false,
        minify: true,
        // Those for bundlers too: these files are what comes out of one.
        comments: false,
        postBanner,
      },
    },
  };
}

function bundle(options) {
  return build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    build: {
      target: TARGET,
      outDir: join(root, 'dist'),
      emptyOutDir: false,
      sourcemap: true,
      ...options,
    },
  });
}
