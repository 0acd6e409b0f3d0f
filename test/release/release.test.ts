import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('npm run release, in a repository of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartbeat-socket-release-'));
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');

  function run(program: string, ...args: string[]) {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
    return { status, output: `${stdout}${stderr}`.trim() };
  }
  const git = (...args: string[]) => run('git', ...args).output;
  const release = (...args: string[]) => run(process.execPath, 'scripts/release.mjs', ...args);

  before(() => {
    for (const name of ['scripts', 'package.json', 'package-lock.json', 'CHANGELOG.md']) {
      cpSync(join(root, name), join(folder, name), { recursive: true });
    }
    git('init', '--quiet');
    git('config', 'user.name', 'Somebody');
    git('config', 'user.email', 'somebody@example.org');
    git('add', '.');
    git('commit', '--quiet', '--message', 'All');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('refuses what is no version', () => {
    assert.equal(release('next').status, 1);
    assert.equal(release().status, 1);
  });

  it('refuses to release what is not committed', () => {
    writeFileSync(join(folder, 'left.txt'), 'left');
    const { status, output } = release('9.0.0');
    assert.equal(status, 1);
    assert.match(output, /not committed/);
    rmSync(join(folder, 'left.txt'));
  });

  it('sets the version, closes the changelog, commits and tags', () => {
    const { status, output } = release('9.0.0');
    assert.equal(status, 0, output);
    assert.equal(JSON.parse(read('package.json')).version, '9.0.0');
    assert.equal(JSON.parse(read('package-lock.json')).version, '9.0.0');
    assert.match(read('CHANGELOG.md'), /^## 9\.0\.0 - \d{4}-\d\d-\d\d$/m);
    assert.equal(git('tag', '--list'), 'v9.0.0');
    assert.equal(git('log', '-1', '--format=%s'), 'Version 9.0.0');
    assert.equal(git('status', '--porcelain'), '');
  });

  it('refuses a version that is released', () => {
    assert.match(release('9.0.0').output, /released already/);
  });
});
