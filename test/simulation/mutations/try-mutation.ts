import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadCore } from '../core.ts';
import { planOf } from '../plan.ts';
import { simulate } from '../run.ts';
import { shrink } from '../shrink.ts';
import type { Mutation } from './mutation.ts';

/** How a bug was found, if it was. */
export interface Finding {
  readonly rule: string | undefined;
  readonly steps: number;
  /** How many actions the shortest history has that shows it. */
  readonly length: number | undefined;
}

/** After so many steps, as in `npm test`, a bug counts as not found. */
const most = 1_000_000;

const sources = new URL('../../../src/', import.meta.url);

/** Puts a bug into a copy of the sources, in a temporary folder, and looks for it. */
export async function tryMutation(
  mutation: Mutation,
  seed: number,
  isShrunk: boolean,
): Promise<Finding> {
  const folder = await mkdtemp(join(tmpdir(), 'heartbeat-socket-mutation-'));
  try {
    await cp(new URL('core', sources), join(folder, 'core'), { recursive: true });
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    await writeFile(join(folder, 'core', mutation.file), await mutated(mutation));
    const core = await loadCore(pathToFileURL(`${folder}/`));
    const { failure, steps } = await simulate(core, seed, most);
    if (!failure) return { rule: undefined, steps, length: undefined };
    const { rule } = failure.violation;
    if (!isShrunk) return { rule, steps, length: undefined };
    const shortest = await shrink(core, planOf(seed, failure.world), rule);
    return { rule, steps, length: shortest.actions.length };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A mutation's file with the bug in it; throws where the text is not there exactly once. */
export async function mutated({ name, file, source, replacement }: Mutation): Promise<string> {
  const text = await readFile(new URL(`core/${file}`, sources), 'utf8');
  const count = text.split(source).length - 1;
  if (count !== 1) throw new Error(`"${name}": its source text occurs ${count} times in ${file}.`);
  return text.replace(source, () => replacement);
}
