import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { type AppPage, pages } from './apps.ts';
import { type CheckName, checks } from './checks.ts';
import { type Cell, matrixOf, type Outcome } from './matrix.ts';
import { folderOf } from './set-up.ts';

const names = Object.keys(checks) as CheckName[];
const pageOf = (app: string): AppPage => ({ app, path: '/', kind: 'file', without: {} });

/** The cells of a page: right, but for some. */
const cellsOf = (page: AppPage, others: { readonly [Name in CheckName]?: Outcome }): Cell[] =>
  names.map((check) => ({ page, check, outcome: others[check] ?? { kind: 'right' } }));

describe('the matrix', () => {
  const wrong: Outcome = { kind: 'wrong', why: 'It is late.' };
  const without: Outcome = { kind: 'without', why: 'Nothing moves.' };
  const text = matrixOf([
    ...cellsOf(pageOf('one'), { late: wrong, moved: without }),
    ...cellsOf(pageOf('other'), { moved: without }).filter(({ check }) => check !== 'atOnce'),
  ]);
  const rowOf = (app: string) => text.split('\n').find((line) => line.startsWith(`${app} `));

  it('has a mark for every check of a page', () => {
    assert.equal(rowOf('one')?.replace(/\s+/g, ''), 'one✔✖✔✔✔✔✔✔–✔✔✔');
  });

  it('shows a check that was not played as wrong', () => {
    assert.equal(rowOf('other')?.replace(/\s+/g, ''), 'other✖✔✔✔✔✔✔✔–✔✔✔');
  });

  it('tells every reason once, with its pages', () => {
    const reasons = text.split('\n').filter((line) => /^[✖–] /.test(line));
    assert.deepEqual(reasons, ['✖ It is late. (2: one)', '– Nothing moves. (9: one, other)']);
  });

  it('has pages of every app', () => {
    const apps = new Set(pages.map(({ app }) => app));
    const folders = readdirSync(folderOf(''), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    assert(folders.length > 0);
    assert.deepEqual(
      folders.filter((folder) => !apps.has(folder)),
      [],
    );
  });
});
