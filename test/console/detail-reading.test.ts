import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Reading } from '../../src/console/detail/reading.ts';
import type { Payload } from '../../src/console/record/payload.ts';
import { fullSpeed, slices, stepByStep } from './detail-slices.ts';

describe('a message that is being read', () => {
  beforeEach(stepByStep);
  afterEach(fullSpeed);

  const long = '1,'.repeat(80_000);
  const reading = (data: Payload) => new Reading(data, () => {});

  it('can be copied as JSON only once it is known to be JSON', async () => {
    const found = reading(`[${long}1]`);
    assert.equal(found.canCopy('json'), false);
    assert.equal(found.can('json'), true);
    await slices(100);
    assert.equal(found.canCopy('json'), true);
  });

  it('can never be copied as JSON, if it is none', async () => {
    for (const text of [`[${long}1`, `[${long}\u00a01]`]) {
      const found = reading(text);
      assert.equal(found.canCopy('json'), false);
      await slices(100);
      assert.equal(found.canCopy('json'), false);
    }
  });

  it('can be copied as text only once its bytes are known to be text', async () => {
    const text = 'é'.repeat(100_000);
    const found = reading(new TextEncoder().encode(text));
    assert.equal(found.canCopy('text'), false);
    assert.equal(found.canCopy('hex'), true);
    await slices(100);
    assert.equal(found.canCopy('text'), true);
    assert.equal(found.text, text);
    const other = reading(new Uint8Array(200_000).fill(0xff, 100_000));
    assert.equal(other.canCopy('text'), false);
    await slices(100);
    assert.equal(other.canCopy('text'), false);
  });

  it('tells nothing more when it is ended, nor does its tree', async () => {
    let told = 0;
    const found: Reading = new Reading(`[${long}1]`, () => {
      told += 1;
      assert.ok(found.json.is === 'json' && found.json.tree.isBusy);
      found.end();
    });
    assert.equal(found.json.is, 'checking');
    await slices(100);
    assert.equal(told, 1);
  });
});
