import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readOptions } from '../../src/core/options.ts';
import { patienceFor, waitFor } from '../../src/core/wait.ts';

const waits = (options: Parameters<typeof readOptions>[0], random: number, count = 6) =>
  Array.from({ length: count }, (_, at) => waitFor(at + 1, readOptions(options), random));

describe('Rule 9: w(n) = min(max-time, time·growth^(n−1)), jittered', () => {
  test('the defaults are 5 s, 10 s, 20 s, then 30 s', () => {
    assert.deepEqual(waits({}, 0), [5000, 10000, 20000, 30000, 30000, 30000]);
  });

  test('the random part is taken off, at the longest wait too', () => {
    assert.deepEqual(waits({ reconnectJitter: 0.5 }, 1), [2500, 5000, 10000, 15000, 15000, 15000]);
    assert.deepEqual(waits({ reconnectJitter: 0.5 }, 0.5, 2), [3750, 7500]);
  });

  test('a jitter of 1 takes off up to everything, a jitter of 0 nothing', () => {
    assert.deepEqual(waits({ reconnectJitter: 1 }, 1, 4), [0, 0, 0, 0]);
    assert.deepEqual(waits({ reconnectJitter: 0 }, 1, 2), [5000, 10000]);
  });

  test('a growth of 1 keeps it fixed', () => {
    assert.deepEqual(waits({ reconnectGrowth: 1 }, 0, 3), [5000, 5000, 5000]);
  });

  test('reconnect-max-time bounds the first wait too', () => {
    assert.deepEqual(waits({ reconnectTime: 9000, reconnectMaxTime: 4000 }, 0, 2), [4000, 4000]);
  });

  test('a reconnect-time of 0 stays 0', () => {
    assert.deepEqual(waits({ reconnectTime: 0 }, 0, 3), [0, 0, 0]);
  });

  test('every wait is a number from (1 − jitter)·w to w, however many there were', () => {
    const milliseconds = fc.integer({ min: 0, max: 2147483647 });
    fc.assert(
      fc.property(
        fc.record({
          reconnectTime: milliseconds,
          reconnectMaxTime: milliseconds,
          reconnectGrowth: fc.double({ min: 1, max: Number.MAX_VALUE, noNaN: true }),
          reconnectJitter: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (options, attempt, random) => {
          const settings = readOptions(options);
          const longest = waitFor(attempt, settings, 0);
          const wait = waitFor(attempt, settings, random);
          assert.ok(longest <= options.reconnectMaxTime, 'not above the longest');
          assert.ok(wait <= longest, 'not above w');
          assert.ok(wait >= longest * (1 - options.reconnectJitter), 'not below the random part');
        },
      ),
    );
  });

  test('no wait is shorter than the one before, for the same random number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.double({ min: 1, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, reconnectGrowth, random) => {
          const settings = readOptions({ reconnectGrowth });
          const following = waitFor(attempt + 1, settings, random);
          assert.ok(waitFor(attempt, settings, random) <= following, 'growing');
        },
      ),
    );
  });
});

describe('Rule 10: a random 5–30 s after 1012, 1013 and 4429', () => {
  test('it is 5 s at the least and 30 s at the most', () => {
    for (const code of [1012, 1013, 4429]) {
      assert.deepEqual([patienceFor(code, 0), patienceFor(code, 1)], [5000, 30000]);
    }
  });

  test('no other code asks for it', () => {
    for (let code = 1000; code < 5000; code++) {
      if (![1012, 1013, 4429].includes(code)) assert.equal(patienceFor(code, 1), 0);
    }
  });
});
