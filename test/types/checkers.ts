import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { resolve } = createRequire(import.meta.url);

/** An error that a checker tells: where, and what. */
export interface TypeError {
  readonly place: string;
  readonly message: string;
}

/** Checks the project in a folder. */
export type Checker = (folder: string) => Promise<TypeError[]>;

const five = resolve('typescript-5/package.json').replace('package.json', 'bin/tsc');
const seven = resolve('typescript/package.json').replace('package.json', 'bin/tsc');

/** Those who check types, by the names that their users give them. */
export const checkers = {
  'TypeScript 5.9': (folder) => compile([five], folder),
  'TypeScript 7': (folder) => compile([seven], folder),
  'vue-tsc': (folder) => {
    // By itself it would take the `typescript` of the repository, which has no API for it.
    const script = `require(${JSON.stringify(resolve('vue-tsc'))}).run(${JSON.stringify(
      resolve('typescript-5/lib/tsc'),
    )})`;
    return compile(['-e', script, '--', 'vue-tsc'], folder);
  },
  'svelte-check': async (folder) => {
    const program = join(folder, '../node_modules/svelte-check/bin/svelte-check');
    const args = [program, '--tsconfig', './tsconfig.json', '--output', 'machine-verbose'];
    const output = await run(args, folder);
    const told = output.split('\n').map((line) => line.replace(/^\d+ /, ''));
    if (!told.some((line) => line.startsWith('COMPLETED'))) throw new Error(output);
    return told
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line))
      .filter(({ type }) => type === 'ERROR')
      .map(({ filename, start, message }) => ({
        place: `${filename}:${start.line + 1}`,
        message,
      }));
  },
} satisfies Record<string, Checker>;

export type CheckerName = keyof typeof checkers;

/** Which version a compiler of TypeScript says it is. */
export const versions = async () => ({
  'TypeScript 5.9': await run([five, '--version'], '.'),
  'TypeScript 7': await run([seven, '--version'], '.'),
});

async function compile(program: string[], folder: string): Promise<TypeError[]> {
  const output = await run([...program, '--project', '.', '--pretty', 'false'], folder);
  const errors = [...output.matchAll(/^(\S+)\((\d+),\d+\): error (.*)$/gm)].map(
    ([, file, line, message = '']) => ({ place: `${file}:${line}`, message }),
  );
  if (errors.length === 0 && output.trim()) throw new Error(output);
  return errors;
}

/** What a program of Node says, whatever its exit code. */
function run(args: string[], cwd: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, timeout: 240_000 }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}
