import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runNode } from '../../../scripts/set-up/run.mjs';

describe('the simulation', () => {
  test('finds every bug of the list', async () => {
    const { code, output } = await runNode(['scripts/mutations.mjs', '--quick'], { quiet: true });
    assert.equal(code, 0, output);
    const [, found, all] = /(\d+) of (\d+) bugs found/.exec(output) ?? [];
    console.log(`${found} of ${all} bugs found`);
    assert.equal(found, all);
    assert.ok(Number(all) >= 20, 'enough of them');
  });
});
