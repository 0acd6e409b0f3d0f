import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { findTestFiles } from '../../scripts/test/test-files.mjs';
import { root } from './readme.ts';

const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const [, rules = ''] = text.split(/^## Where a rule lives$/m);
const rows = [...(rules.split(/^## /m)[0] ?? '').matchAll(/^\| (.+) \| (.+) \| (.+) \|$/gm)]
  .slice(2)
  .map(([, , code = '', tests = '']) => ({ code: codesIn(code), tests: codesIn(tests) }));

function codesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

describe('CONTRIBUTING.md', () => {
  it('links to files that are there', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, link = '']) => link);
    const local = links.filter((link) => !link.startsWith('https:'));
    assert(local.length > 0);
    assert.deepEqual(
      local.filter((link) => !existsSync(join(root, link))),
      [],
    );
  });

  it('names commands that are there', () => {
    const named = [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)];
    assert(named.length > 0);
    for (const [, script, direct] of named) assert(`${script ?? direct}` in scripts, script);
  });

  it('says of every behaviour where its code and its tests are', () => {
    assert(rows.length > 10);
    for (const { code, tests } of rows) {
      for (const file of code.filter((name) => name.endsWith('.ts'))) {
        assert(existsSync(join(root, 'src', file)), file);
      }
      for (const name of tests) {
        const { node, browser } = findTestFiles((path: string) => path.startsWith(`test/${name}`));
        assert(node.length + browser.length > 0, name);
      }
    }
  });

  it('its first change breaks the rule that it names', () => {
    assert.match(text, /turn `attempt - 1` into `attempt`/);
    assert.match(readFileSync(join(root, 'src/core/wait.ts'), 'utf8'), /\(attempt - 1\)/);
  });
});
