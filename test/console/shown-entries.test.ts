import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ShownEntries } from '../../src/console/find/shown-entries.ts';
import type { Entry } from '../../src/console/record/entry.ts';
import { EntryStore } from '../../src/console/record/entry-store.ts';

const bounds = { maxEntries: 1_000_000, maxBytes: 1e12 };

const filled = (count: number): EntryStore => {
  const store = new EntryStore(bounds);
  add(store, count);
  return store;
};

const add = (store: EntryStore, count: number): void => {
  for (let left = count; left > 0; left -= 1) {
    const data = `${store.lastId + 1}`;
    store.add({ kind: 'received', data, size: data.length }, 0);
  }
};

const never = () => false;
const numbers = (shown: ShownEntries): (number | undefined)[] =>
  Array.from({ length: shown.length }, (_, index) => shown.idAt(index));

const dividedBy = (divisor: number) => (entry: Entry) =>
  'data' in entry && Number(entry.data) % divisor === 0;

describe('what is shown of a store', () => {
  it('is what the filter accepts, in order', () => {
    const shown = new ShownEntries(filled(20));
    shown.filterBy(dividedBy(5));
    shown.advance(never);
    assert.deepEqual(numbers(shown), [5, 10, 15, 20]);
    assert.equal(shown.unseen, 0);
  });

  it('is found in slices of a few entries, which may be large, the newest first', () => {
    const shown = new ShownEntries(filled(10_000));
    shown.filterBy(dividedBy(4));
    shown.advance(() => true);
    assert.deepEqual(numbers(shown), [9996, 10_000]);
    assert.equal(shown.unseen, 10_000 - 8);
    while (shown.unseen > 0) shown.advance(() => true);
    assert.equal(shown.length, 2500);
    assert.equal(shown.idAt(0), 4);
  });

  it('grows with what comes, also before all is searched', () => {
    const store = filled(1000);
    const shown = new ShownEntries(store);
    shown.filterBy(dividedBy(500));
    shown.advance(() => true);
    add(store, 500);
    shown.advance(never);
    assert.deepEqual(numbers(shown), [500, 1000, 1500]);
  });

  it('has the place of any number, among those that are shown', () => {
    const shown = new ShownEntries(filled(50));
    shown.filterBy(dividedBy(10));
    shown.advance(never);
    assert.deepEqual(
      [1, 10, 11, 50, 51].map((id) => shown.placeOf(id)),
      [0, 0, 1, 4, 5],
    );
  });

  it('begins anew where the store was emptied', () => {
    const store = filled(10);
    const shown = new ShownEntries(store);
    shown.advance(never);
    store.clear();
    add(store, 2);
    shown.advance(never);
    assert.deepEqual(numbers(shown), [11, 12]);
  });

  it('is the same as filtering all at once, whatever comes, goes and changes, in whatever slices', () => {
    const step = fc.record({
      act: fc.constantFrom('add', 'advance', 'change', 'shrink', 'filter', 'clear'),
      number: fc.nat(700),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const store = filled(600);
        const shown = new ShownEntries(store);
        let accepts = dividedBy(1);
        for (const { act, number } of steps) {
          if (act === 'add') add(store, number);
          if (act === 'advance') shown.advance(() => true);
          if (act === 'change') {
            const id = store.firstId + number;
            const data = `${number * 7}`;
            if (store.get(id)) store.replace({ kind: 'sent', data, size: 1, id, at: 0 });
          }
          if (act === 'shrink') store.bounds = { ...bounds, maxEntries: 1 + number * 3 };
          if (act === 'filter') {
            accepts = dividedBy(1 + (number % 5));
            shown.filterBy(accepts);
          }
          if (act === 'clear' && number % 3 === 0) store.clear();
        }
        shown.advance(never);
        const wanted = [...store.entries()].filter(accepts).map(({ id }) => id);
        assert.deepEqual(numbers(shown), wanted);
      }),
    );
  });
});
