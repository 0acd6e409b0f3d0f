import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../set-up/paths.mjs';
import { declarationsOf } from './manifest/declarations.mjs';
import { editorFiles } from './manifest/editors.mjs';

/** The elements, each with the entry that registers it. */
const elements = [
  { tag: 'heartbeat-socket', source: 'src/element/heartbeat-socket-element.ts', entry: 'index' },
  { tag: 'socket-console', source: 'src/console/socket-console-element.ts', entry: 'console' },
];

/** Gives both classes and registers neither. */
const common = 'elements';

/** Writes the custom elements manifest, and what editors read, into `dist/`. */
export async function writeManifest() {
  for (const [name, text] of Object.entries(await manifestFiles())) {
    await writeFile(join(root, 'dist', name), text);
  }
}

/** The texts of these files by their names, from the sources and from what was built of them. */
export async function manifestFiles() {
  const manifest = await describeElements();
  const files = { 'custom-elements.json': manifest, ...editorFiles(manifest) };
  return Object.fromEntries(
    Object.entries(files).map(([name, content]) => [
      name,
      `${JSON.stringify(content, undefined, 2)}\n`,
    ]),
  );
}

async function describeElements() {
  const classes = await import(pathToFileURL(join(root, moduleOf(common))).href);
  const declarations = declarationsOf(
    elements.map(({ source }) => source),
    classes,
  );
  return {
    schemaVersion: '2.1.0',
    modules: [
      ...elements.map(({ tag, entry }, index) => registering(entry, tag, declarations[index])),
      {
        kind: 'javascript-module',
        path: moduleOf(common),
        declarations: [],
        exports: elements.map(({ entry }, index) => exported(declarations[index].name, entry)),
      },
    ],
  };
}

const moduleOf = (entry) => `dist/${entry}.js`;

/** An export that gives the class which the module of `entry` declares. */
function exported(name, entry) {
  return { kind: 'js', name, declaration: { name, module: moduleOf(entry) } };
}

/** Paths name what the package gives, not the chunks that the code happens to be in. */
function registering(entry, tag, declaration) {
  const { name } = declaration;
  const path = moduleOf(entry);
  return {
    kind: 'javascript-module',
    path,
    declarations: [declaration],
    exports: [
      exported(name, entry),
      { kind: 'custom-element-definition', name: tag, declaration: { name, module: path } },
    ],
  };
}
