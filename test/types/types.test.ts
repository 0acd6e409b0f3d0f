import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { block, readme } from '../readme/readme.ts';
import { type CheckerName, checkers, versions } from './checkers.ts';
import { Workshop } from './workshop.ts';

/** Who checks a framework's project; the last one also without the package's types. */
const plan: Record<string, readonly CheckerName[]> = {
  react: ['TypeScript 5.9', 'TypeScript 7'],
  preact: ['TypeScript 5.9', 'TypeScript 7'],
  solid: ['TypeScript 5.9', 'TypeScript 7'],
  lit: ['TypeScript 5.9', 'TypeScript 7'],
  // These two run TypeScript 5.9, on the modules of their projects as well.
  vue: ['TypeScript 7', 'vue-tsc'],
  svelte: ['TypeScript 7', 'svelte-check'],
};

let typed: Workshop;
let untyped: Workshop;

before(() => {
  typed = Workshop.withPackage();
  writeFileSync(join(typed.folder, 'vue/Readme.vue'), block('quick start: vue with types'));
  untyped = Workshop.withoutTypes();
});
after(() => {
  typed?.end();
  untyped?.end();
});

/** Where a project says that an error has to be: the compiler's own words, and ours in markup. */
function expectations(folder: string): { byCompiler: string[]; byUs: string[] } {
  const places = { byCompiler: [] as string[], byUs: [] as string[] };
  for (const file of readdirSync(folder)) {
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .forEach((line, at) => {
        if (/@(ts|vue)-expect-error/.test(line)) places.byCompiler.push(`${file}:${at + 1}`);
        // svelte-check has no words of its own for markup; this stands a line before.
        if (/<!-- @expect-error/.test(line)) places.byUs.push(`${file}:${at + 2}`);
      });
  }
  return places;
}

const placesOf = (errors: readonly { place: string }[]) =>
  [...new Set(errors.map(({ place }) => place))].sort();

describe('the compilers', () => {
  it('are of the versions that the tests and the README name', async () => {
    assert.match(readme, /tested with TypeScript 5\.9 and 7, vue-tsc and svelte-check/);
    const told = await versions();
    assert.match(told['TypeScript 5.9'], /Version 5\.9\./);
    assert.match(told['TypeScript 7'], /Version 7\./);
  });
});

describe('in a project with the package, and skipLibCheck off', { concurrency: 2 }, () => {
  for (const [framework, names] of Object.entries(plan)) {
    for (const name of names) {
      it(`${name} has ${framework} do what is right, and refuses what is wrong`, async () => {
        const folder = join(typed.folder, framework);
        const wanted = name === 'svelte-check' ? expectations(folder).byUs : [];
        const errors = await checkers[name](folder);
        const told = errors.map(({ place, message }) => `${place} ${message}`).join('\n');
        assert.deepEqual(placesOf(errors), wanted.sort(), told);
      });
    }
  }
});

describe('where the package has no types', { concurrency: 2 }, () => {
  for (const [framework, names] of Object.entries(plan)) {
    const name = names.at(-1) as CheckerName;
    it(`${name} misses every error that ${framework} is to have`, async () => {
      const folder = join(untyped.folder, framework);
      const { byCompiler, byUs } = expectations(folder);
      assert(byCompiler.length + byUs.length > 5);
      const errors = await checkers[name](folder);
      const unused = errors.filter(({ message }) => /Unused '@ts-expect-error'/.test(message));
      assert.deepEqual(placesOf(unused), byCompiler.sort());
      const places = placesOf(errors);
      assert.deepEqual(
        byUs.filter((place) => places.includes(place)),
        [],
      );
    });
  }
});
