import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../installed-package.ts';

/** A bundler, as an app in a folder of its own uses it. */
export interface Bundler {
  readonly name: string;
  /**
   * Bundles the folder's `index.html` and `main.js` into its `dist`.
   * @throws {Error} also for what the bundler only warns of.
   */
  bundle(folder: string): Promise<void>;
}

const { peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The frameworks: left to be imported, as an app that uses none has none of them. */
export const frameworks = Object.keys(peerDependencies);

/** Makes an error of a warning; but "use client" says something to other bundlers. */
export function refuse(warning: {
  readonly code?: string | undefined;
  readonly message: string;
}): void {
  if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') throw new Error(warning.message);
}

/** The page that the apps of all bundlers have in common. */
export const appFolder = join(root, 'test/packaging/bundlers/app');

/** Bundlers that know scripts only leave the page as it is. */
export function copyPage(folder: string): void {
  cpSync(join(folder, 'index.html'), join(folder, 'dist', 'index.html'));
}
