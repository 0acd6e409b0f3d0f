import { readFile } from 'node:fs/promises';
import { runMain } from '../scripts/set-up/plain-failure.mjs';
import { onStop } from '../scripts/set-up/signals.mjs';
import { readArguments, USAGE } from './arguments.ts';
import { libraryNames } from './libraries/names.ts';
import { alone, type MeasureName, together } from './measures/index.ts';
import { type LibraryFacts, type Results, readResults, writeResults } from './results.ts';
import { Stage } from './stage.ts';

const { help, names, save, ...options } = readArgumentsOrEnd();

// The browser ends with the process.
onStop(() => process.exit(130));

if (help) console.log(USAGE);
else await runMain(measure);

function readArgumentsOrEnd() {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

async function measure(): Promise<void> {
  const begun = performance.now();
  const stage = await Stage.open();
  try {
    const results: Record<string, unknown> = { ...(await readResults()), ...(await facts(stage)) };
    const take = async (name: MeasureName, measure: (typeof alone)[MeasureName]) => {
      if (!measure || !names.includes(name)) return;
      const result = await measure(stage, options);
      results[name] = result;
      print(name, result);
      // What has been measured is kept, also if a later measure fails.
      if (save) await writeResults(results);
    };
    for (const [name, one] of Object.entries(alone)) await take(name as MeasureName, one);
    await Promise.all(
      Object.entries(together).map(([name, one]) => take(name as MeasureName, one)),
    );
  } finally {
    await stage.close();
  }
  console.log(`\nIt took ${Math.round((performance.now() - begun) / 1000)} s.`);
  if (save) console.log('The results are in bench/results.json; now: npm run readme');
}

async function facts(stage: Stage): Promise<Pick<Results, 'facts' | 'libraries'>> {
  const told = await stage.facts();
  const libraries = libraryNames.map(async (name) => {
    const { name: title = name, configuration = '', package: source } = told[name] ?? {};
    const version = source && (await versionOf(source));
    return [name, { name: title, ...(version && { version }), configuration }] as const;
  });
  return {
    facts: {
      date: new Date().toISOString().slice(0, 10),
      node: process.version,
      browser: await stage.version(),
    },
    libraries: Object.fromEntries(await Promise.all(libraries)) as Record<string, LibraryFacts>,
  } as Pick<Results, 'facts' | 'libraries'>;
}

async function versionOf(name: string): Promise<string> {
  const manifest = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(await readFile(manifest, 'utf8')).version;
}

/** Throughput has printed its own tables by now. */
function print(name: MeasureName, result: unknown): void {
  if (name === 'throughput') return;
  console.log(`\n${name}`);
  console.dir(result, { depth: 5, breakLength: 120 });
}
