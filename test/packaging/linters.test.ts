import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { installPackage, type Project } from './installed-package.ts';

let project: Project;
let tarball: Uint8Array<ArrayBuffer>;

before(() => {
  project = installPackage();
  tarball = new Uint8Array(readFileSync(project.tarball));
});
after(() => project?.end());

/** The resolutions that the profile "esm-only" of are-the-types-wrong leaves out. */
const notForModules = ['node10', 'node16-cjs'];

describe('the packed package', () => {
  it('has nothing that publint would mend', async () => {
    const { messages, pkg } = await publint({
      level: 'suggestion',
      strict: true,
      pack: { tarball: tarball.buffer },
    });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg, { color: false })),
      [],
    );
  });

  it('has types that are not wrong, for whoever imports modules', async () => {
    const result = await checkPackage(createPackageFromTarballData(tarball));
    assert(result.types, 'it has types');
    assert(Object.keys(result.entrypoints).includes('./core'));
    const problems = result.problems.filter(
      (problem) => !('resolutionKind' in problem && notForModules.includes(problem.resolutionKind)),
    );
    assert.deepEqual(problems, []);
  });
});
