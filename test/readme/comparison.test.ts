import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { libraryNames } from '../../bench/libraries/names.ts';
import { measureNames } from '../../bench/measures/index.ts';
import { charts } from '../../scripts/readme/charts.mjs';
import { bestOf, comparison } from '../../scripts/readme/comparison.mjs';
import { passage, root } from './readme.ts';

const results = JSON.parse(readFileSync(join(root, 'bench', 'results.json'), 'utf8'));

describe('the comparison in the README', () => {
  it('is what bench/results.json gives', () => {
    assert.equal(passage('comparison'), comparison(results), 'run: npm run readme');
  });

  it('has the charts that bench/results.json gives', () => {
    for (const [name, chart] of Object.entries(charts(results))) {
      const file = join(root, 'docs', name);
      assert(existsSync(file), `${name} is missing; run: npm run readme`);
      assert.equal(readFileSync(file, 'utf8'), chart, `${name}; run: npm run readme`);
    }
  });

  it('is made of all measures, of all libraries', () => {
    for (const name of measureNames) assert(name in results, name);
    assert.deepEqual(Object.keys(results.libraries), [...libraryNames]);
  });

  it('names the versions that are installed', () => {
    for (const [name, { version }] of Object.entries<{ version?: string }>(results.libraries)) {
      const folder = name === 'vueuse' ? '@vueuse/core' : name;
      const manifest = join(root, 'node_modules', folder, 'package.json');
      if (!existsSync(manifest)) continue;
      assert.equal(version, JSON.parse(readFileSync(manifest, 'utf8')).version, name);
    }
  });
});

describe('the best of a row', () => {
  const [low, middle, high] = [
    { text: '1', value: 1 },
    { text: '2', value: 2 },
    { text: '3', value: 3 },
  ];

  it('is the greatest, or the least, as the row wants it', () => {
    assert.deepEqual(bestOf([low, high, middle], 'most'), [high]);
    assert.deepEqual(bestOf([low, high, middle], 'least'), [low]);
  });

  it('is also who is within its spread', () => {
    const ahead = { text: '', value: 1, low: 0.9, high: 1.1 };
    const near = { text: '', value: 0.85, low: 0.8, high: 0.92 };
    const behind = { text: '', value: 0.8, low: 0.7, high: 0.85 };
    assert.deepEqual(bestOf([behind, near, ahead], 'most'), [near, ahead]);
  });

  it('is nobody where all are alike, and nobody in a row without an order', () => {
    assert.deepEqual(bestOf([low, { ...low }], 'least'), []);
    assert.deepEqual(bestOf([low, high], undefined), []);
  });
});
