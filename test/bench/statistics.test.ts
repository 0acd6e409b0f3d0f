import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { quantile, shuffle, spreadOf } from '../../bench/statistics.ts';

describe('the spread of a sample', () => {
  it('is told by its median and its quartiles', () => {
    assert.deepEqual(spreadOf([5, 1, 4, 2, 3]), { median: 3, low: 2, high: 4, count: 5 });
  });

  it('lies between neighbours where no value is in its place', () => {
    assert.equal(quantile([1, 2], 0.25), 1.25);
  });
});

describe('a shuffled list', () => {
  it('has the same items, in orders that differ', () => {
    const items = Array.from({ length: 20 }, (_, index) => index);
    const orders = Array.from({ length: 5 }, () => shuffle(items));
    for (const order of orders)
      assert.deepEqual(
        order.toSorted((a, b) => a - b),
        items,
      );
    assert(new Set(orders.map(String)).size > 1);
  });
});
