import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { whyInstall } from '../../scripts/set-up/dependencies.mjs';
import { checkNodeVersion, isSupported } from '../../scripts/set-up/node-version.mjs';
import { PlainFailure } from '../../scripts/set-up/plain-failure.mjs';

type Packages = Record<string, { version?: string; integrity?: string; optional?: boolean }>;

describe('dependencies are installed', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'heartbeat-socket-set-up-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const lock = (packages: Packages) =>
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
  const install = (packages?: Packages) => {
    mkdirSync(join(root, 'node_modules'));
    if (!packages) return;
    writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
  };
  const a1 = { 'node_modules/a': { version: '1.0.0', integrity: 'x' } };
  const a2 = { 'node_modules/a': { version: '2.0.0', integrity: 'y' } };

  it('when there are none', () => {
    lock({ '': {}, ...a1 });
    assert.equal(whyInstall(root), 'dependencies are missing');
  });

  it('when an installation was broken off', () => {
    lock({ '': {}, ...a1 });
    install();
    assert.equal(whyInstall(root), 'the last installation did not end');
  });

  it('when one has another version', () => {
    lock({ '': {}, ...a2 });
    install(a1);
    assert.equal(whyInstall(root), 'dependencies are not those of the lockfile');
  });

  it('when one is missing', () => {
    lock({ '': {}, ...a1, 'node_modules/b': { version: '1.0.0' } });
    install(a1);
    assert.equal(whyInstall(root), 'dependencies are not those of the lockfile');
  });

  it('when one is too many', () => {
    lock({ '': {} });
    install(a1);
    assert.equal(whyInstall(root), 'dependencies are not those of the lockfile');
  });

  it('not when all is there but what is for other platforms', () => {
    lock({ '': {}, ...a1, 'node_modules/b-win32': { version: '1.0.0', optional: true } });
    install(a1);
    assert.equal(whyInstall(root), undefined);
  });
});

describe('Node', () => {
  it('is taken from 20.19 and 22.12 on', () => {
    const versions = ['18.20.0', '20.18.3', '20.19.0', '21.7.0', '22.11.0', '22.12.0', '24.1.0'];
    assert.deepEqual(versions.filter(isSupported), ['20.19.0', '22.12.0', '24.1.0']);
  });

  it('of an older version is refused in one sentence that names it', () => {
    assert.throws(
      () => checkNodeVersion('18.20.0'),
      (error) => error instanceof PlainFailure && /20\.19.*18\.20\.0/.test(error.message),
    );
  });
});
