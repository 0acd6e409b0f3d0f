import type { Bundler } from './bundler.ts';
import { esbuild } from './esbuild.ts';
import { rollup } from './rollup.ts';
import { vite } from './vite.ts';

/** The bundlers that are installed with the repository: quick enough for every `npm test`. */
export const inProcess: readonly Bundler[] = [vite, rollup, esbuild];
