import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadCore } from './core.ts';
import { rules } from './invariants/index.ts';
import { planOf } from './plan.ts';
import { reportOf } from './report.ts';
import { simulate } from './run.ts';

const seed = 1;
const steps = 1_000_000;

describe('a simulated world', () => {
  test(`keeps ${rules.length} rules over ${steps} steps`, async () => {
    const core = await loadCore(new URL('../../src/', import.meta.url));
    const begin = performance.now();
    const run = await simulate(core, seed, steps);
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    const { failure } = run;
    if (failure) {
      const { lines } = await reportOf(core, planOf(seed, failure.world), failure);
      assert.fail(lines.join('\n'));
    }
    console.log(`${run.steps} steps in ${run.worlds} worlds of seed ${seed}, ${seconds} s`);
  });

  test('is the same for the same seed', async () => {
    const core = await loadCore(new URL('../../src/', import.meta.url));
    const first = await simulate(core, 7, 5000);
    const second = await simulate(core, 7, 5000);
    assert.deepEqual(second, first);
  });
});
