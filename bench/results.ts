import { readFile, writeFile } from 'node:fs/promises';
import type { LibraryName } from './libraries/names.ts';
import type { Measured } from './measures/index.ts';

/** The file that the README's comparison is made of. */
export interface Results extends Measured {
  readonly facts: {
    /** The day, as YYYY-MM-DD. */
    readonly date: string;
    readonly node: string;
    readonly browser: string;
  };
  readonly libraries: Readonly<Record<LibraryName, LibraryFacts>>;
}

export interface LibraryFacts {
  readonly name: string;
  /** The version of a library of others. */
  readonly version?: string;
  readonly configuration: string;
}

export const file = new URL('results.json', import.meta.url);

export async function readResults(): Promise<Partial<Results>> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  return JSON.parse(text) as Partial<Results>;
}

/** Figures beyond the fourth digit are noise. */
const rounded = (_: string, value: unknown) =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;

export async function writeResults(results: Partial<Results>): Promise<void> {
  await writeFile(file, `${JSON.stringify(results, rounded, 2)}\n`);
}
