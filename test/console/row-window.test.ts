import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { offsetAt, scrolledHeight, topFor, windowAt } from '../../src/console/log/row-window.ts';

const extents = fc.record({
  count: fc.nat(2_000_000),
  rowHeight: fc.double({ min: 10, max: 80, noNaN: true }),
  viewHeight: fc.integer({ min: 20, max: 3000 }),
});
const shares = fc.double({ min: 0, max: 1, noNaN: true });

/** Where the scroll bar is, at a share of its way. */
const topAt = (share: number, extent: Parameters<typeof windowAt>[1]) =>
  share * Math.max(0, scrolledHeight(extent) - extent.viewHeight);

describe('the rows in view', () => {
  it('are all that are in view, and few more', () => {
    fc.assert(
      fc.property(extents, shares, (extent, share) => {
        const { count, rowHeight, viewHeight } = extent;
        const top = topAt(share, extent);
        const offset = offsetAt(top, extent);
        const { first, end } = windowAt(top, extent);
        assert(first * rowHeight <= offset + 0.001);
        assert(end === count || end * rowHeight >= offset + viewHeight);
        assert(end - first <= viewHeight / rowHeight + 15);
      }),
    );
  });

  it('are where they belong on the screen, whatever the scale of the scroll bar', () => {
    fc.assert(
      fc.property(extents, shares, (extent, share) => {
        const top = topAt(share, extent);
        const { first, start } = windowAt(top, extent);
        const wanted = first * extent.rowHeight - offsetAt(top, extent);
        assert(Math.abs(start - top - wanted) < 0.01);
      }),
    );
  });

  it('reach from the first to the last, by a scroll bar that no engine cuts off', () => {
    const extent = { count: 1_000_000, rowHeight: 26, viewHeight: 500 };
    const height = scrolledHeight(extent);
    assert(height < 17_000_000);
    assert.equal(windowAt(0, extent).first, 0);
    assert.equal(windowAt(height - 500, extent).end, 1_000_000);
  });

  it('have a place of the scroll bar, and it has them', () => {
    fc.assert(
      fc.property(extents, shares, (extent, share) => {
        const top = topAt(share, extent);
        assert(Math.abs(topFor(offsetAt(top, extent), extent) - top) < 0.01);
      }),
    );
  });

  it('are a few hundred at most, whatever sizes were measured', () => {
    const sizes = fc.oneof(fc.double(), fc.constantFrom(0, 0.01, 26, 1e9));
    const wrong = fc.record({ count: fc.nat(2_000_000), rowHeight: sizes, viewHeight: sizes });
    fc.assert(
      fc.property(wrong, fc.double(), (extent, top) => {
        const { first, end } = windowAt(top, extent);
        assert(!(end - first > 500));
      }),
    );
  });

  it('are none of none', () => {
    assert.deepEqual(windowAt(0, { count: 0, rowHeight: 26, viewHeight: 500 }), {
      first: 0,
      end: 0,
      start: 0,
    });
  });
});
