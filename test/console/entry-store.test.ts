import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Subject } from '../../src/console/record/entry.ts';
import { EntryStore } from '../../src/console/record/entry-store.ts';

const roomy = { maxEntries: 1_000_000, maxBytes: 1e12 };

const received = (data: string): Subject => ({ kind: 'received', data, size: data.length });

const filled = (count: number, bounds = roomy): EntryStore => {
  const store = new EntryStore(bounds);
  for (let number = 1; number <= count; number += 1) store.add(received(`${number}`), number);
  return store;
};

const numbers = (store: EntryStore): number[] => [...store.entries()].map(({ id }) => id);

describe('a store of entries', () => {
  it('numbers them from 1, without gaps, and finds each by its number', () => {
    const store = filled(10_000);
    assert.equal(store.size, 10_000);
    for (const id of [1, 4095, 4096, 4097, 8192, 10_000]) assert.equal(store.get(id)?.at, id);
    assert.equal(store.get(0), undefined);
    assert.equal(store.get(10_001), undefined);
  });

  it('keeps no more entries than its bound; the oldest go, and are counted', () => {
    const store = filled(10_000, { ...roomy, maxEntries: 700 });
    assert.equal(store.size, 700);
    assert.equal(store.firstId, 9301);
    assert.equal(store.get(9300), undefined);
    assert.equal(store.gone, 9300);
  });

  it('gives them as they were when they were asked for, whatever goes meanwhile', () => {
    const store = filled(10_000);
    const given: number[] = [];
    for (const { id } of store.entries(2)) {
      given.push(id);
      if (id === 100) store.bounds = { ...roomy, maxEntries: 1000 };
      if (id === 5000) store.clear();
    }
    assert.equal(given.length, 9999);
    assert.equal(given.at(-1), 10_000);
  });

  it('knows when it began, also where its first entry has gone, until it is emptied', () => {
    const store = filled(10, { ...roomy, maxEntries: 3 });
    assert.equal(store.startedAt, 1);
    store.clear();
    assert.equal(store.startedAt, undefined);
    store.add(received('x'), 20);
    assert.equal(store.startedAt, 20);
  });

  it('weighs the texts of what is no message, too', () => {
    const text = 'x'.repeat(1000);
    const store = new EntryStore(roomy);
    store.add({ kind: 'error', message: text }, 0);
    store.add({ kind: 'open', url: text, protocol: text, attempt: 0 }, 0);
    const close = { code: 1000, wasClean: true, cause: undefined, willReconnect: undefined };
    store.add({ kind: 'close', ...close, reason: text, unconfirmed: 0 }, 0);
    assert.equal(store.bytes, 4 * 2000 + 3 * 128);
  });

  it('keeps no more bytes than its bound', () => {
    const store = new EntryStore({ ...roomy, maxBytes: 10_000 });
    for (let number = 0; number < 100; number += 1) store.add(received('x'.repeat(1000)), 0);
    assert(store.size >= 3, `${store.size} are kept`);
    assert(store.bytes <= 10_000);
  });

  it('keeps the size alone of a message that is larger than the bound', () => {
    const store = filled(3, { ...roomy, maxBytes: 2000 });
    store.add(received('x'.repeat(5000)), 0);
    const [last] = [...store.entries(4)];
    assert.deepEqual(last && 'data' in last && last.data, { leftOut: 5000 });
    assert.equal(store.size, 4);
  });

  it('shrinks at once to new bounds', () => {
    const store = filled(100);
    store.bounds = { ...roomy, maxEntries: 10 };
    assert.deepEqual(numbers(store), [91, 92, 93, 94, 95, 96, 97, 98, 99, 100]);
    store.bounds = { ...roomy, maxBytes: 1 };
    assert.equal(store.size, 0);
  });

  it('counts what it has of each kind', () => {
    const store = filled(5, { ...roomy, maxEntries: 4 });
    store.add({ kind: 'connecting' }, 0);
    assert.equal(store.count('received'), 3);
    assert.equal(store.count('connecting'), 1);
    assert.equal(store.count('sent'), 0);
  });

  it('is emptied; the numbers go on', () => {
    const store = filled(5000);
    store.clear();
    assert.deepEqual([store.size, store.bytes, store.gone, store.count('received')], [0, 0, 0, 0]);
    assert.equal(store.add(received('x'), 0).id, 5001);
    assert.deepEqual(numbers(store), [5001]);
  });

  it('puts an entry in place of another, and tells of it, while that is there', () => {
    const store = filled(5, { ...roomy, maxEntries: 3 });
    const told: number[] = [];
    const end = store.onReplaced(({ id }) => told.push(id));
    store.replace({ kind: 'error', message: 'x', id: 4, at: 0 });
    store.replace({ kind: 'error', message: 'x', id: 2, at: 0 });
    end();
    store.replace({ kind: 'error', message: 'x', id: 5, at: 0 });
    assert.deepEqual(told, [4]);
    assert.deepEqual(
      [...store.entries()].map(({ kind }) => kind),
      ['received', 'error', 'error'],
    );
  });

  it('weighs as much as what it holds, whatever was done to it', () => {
    const step = fc.record({
      act: fc.constantFrom('add', 'replace', 'bound', 'clear'),
      size: fc.nat(300),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const store = new EntryStore({ maxEntries: 20, maxBytes: 5000 });
        for (const { act, size } of steps) {
          const subject = received('x'.repeat(size));
          if (act === 'add') store.add(subject, 0);
          if (act === 'replace')
            store.replace({ ...subject, id: store.firstId + (size % 5), at: 0 });
          if (act === 'bound')
            store.bounds = { maxEntries: 1 + (size % 30), maxBytes: 1 + size * 20 };
          if (act === 'clear') store.clear();
          const anew = new EntryStore(roomy);
          for (const entry of store.entries()) anew.add(entry, entry.at);
          assert.equal(store.bytes, anew.bytes);
          assert.equal(store.count('received'), anew.size);
          assert.equal(store.size, anew.size);
          assert(store.size <= store.bounds.maxEntries && store.bytes <= store.bounds.maxBytes);
        }
      }),
    );
  });
});
