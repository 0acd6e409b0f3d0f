import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../set-up/paths.mjs';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The entries of the package, each by the name of its file in `src/`: those that it exports. */
export const entries = Object.values(manifest.exports).flatMap(
  ({ default: file = '' }) => /^\.\/dist\/(.+)\.js$/.exec(file)?.[1] ?? [],
);

const among = (names) => new RegExp(`^(${names.join('|')})($|/)`);
const packages = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });

/** What the entries import from other packages: it stays an import. */
export const external = among(packages);

/** What the app brings itself, where it uses an adapter. */
export const frameworks = among(Object.keys(manifest.peerDependencies));
