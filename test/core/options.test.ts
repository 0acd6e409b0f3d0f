import assert from 'node:assert/strict';
import { beforeEach, describe, type Mock, mock, test } from 'node:test';
import fc from 'fast-check';
import {
  type ConnectionOptions,
  isPlain,
  type NumberOption,
  readOptions,
} from '../../src/core/options.ts';
import { plain } from './support/set-up.ts';

/** Default, least and greatest value of every number. */
const longest = 2147483647;
const numbers: Record<NumberOption, [standard: number, least: number, greatest: number]> = {
  heartTime: [15000, 0, longest],
  heartTimeout: [5000, 1, longest],
  reconnectTime: [5000, 0, longest],
  reconnectGrowth: [2, 1, Number.MAX_VALUE],
  reconnectMaxTime: [30000, 0, longest],
  reconnectJitter: [0.9, 0, 1],
  reconnectCount: [-1, -1, Number.MAX_VALUE],
  stableTime: [5000, 0, longest],
  connectTimeout: [10000, 0, longest],
  queueLimit: [1048576, 0, Number.MAX_VALUE],
  queueTime: [0, 0, longest],
};
const names = Object.keys(numbers) as NumberOption[];
const times = names.filter((name) => numbers[name][2] === longest);

const read = (name: NumberOption, value: unknown) =>
  readOptions({ [name]: value } as ConnectionOptions)[name];

let warn: Mock<typeof console.warn>;
beforeEach(() => {
  mock.restoreAll();
  warn = mock.method(console, 'warn', () => {});
});

describe('options are complete and in range', () => {
  test('what is missing, undefined or null means the default, without a word', () => {
    for (const name of names) {
      const [standard] = numbers[name];
      assert.equal(readOptions({})[name], standard);
      assert.equal(read(name, undefined), standard);
      assert.equal(read(name, null), standard);
    }
    assert.equal(warn.mock.callCount(), 0);
  });

  test('the bounds themselves are in range', () => {
    for (const name of names) {
      const [, least, greatest] = numbers[name];
      assert.deepEqual([read(name, least), read(name, greatest)], [least, greatest], name);
    }
    assert.equal(warn.mock.callCount(), 0);
  });

  test('numbers are read by Number()', () => {
    assert.equal(read('heartTime', ' 1e3 '), 1000);
    assert.equal(read('heartTime', '0x10'), 16);
    assert.equal(read('reconnectJitter', '.5'), 0.5);
  });

  for (const wrong of ['', '  ', '5s', '1,5', 'NaN', Number.NaN, -2, {}]) {
    test(`${JSON.stringify(wrong)} means the default, told once`, () => {
      for (const name of names) {
        warn.mock.resetCalls();
        assert.equal(read(name, wrong), numbers[name][0], name);
        assert.equal(warn.mock.callCount(), 1, name);
        assert.match(String(warn.mock.calls[0]?.arguments[0]), new RegExp(name));
      }
    });
  }

  test('a heart-timeout of 0, a growth below 1, a jitter above 1 are out of range', () => {
    assert.equal(read('heartTimeout', 0), 5000);
    assert.equal(read('reconnectGrowth', 0.99), 2);
    assert.equal(read('reconnectJitter', 1.01), 0.9);
    assert.equal(warn.mock.callCount(), 3);
  });

  test('times are capped at what a timer can hold, without a word', () => {
    for (const name of times) {
      assert.equal(read(name, longest + 1), longest);
      assert.equal(read(name, Number.POSITIVE_INFINITY), longest);
    }
    assert.equal(warn.mock.callCount(), 0);
  });

  test('whatever is given, every number is in range', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.anything(), (name, value) => {
        const [, least, greatest] = numbers[name];
        const number = read(name, value);
        const isInRange =
          number >= least && (number <= greatest || number === Number.POSITIVE_INFINITY);
        assert.ok(isInRange, `${name} is ${number}`);
      }),
    );
  });

  test('fatal codes that cannot be read mean the default, told once', () => {
    const standard = readOptions({}).fatalCodes;
    for (const wrong of [
      '100',
      '999',
      '5000',
      '10000',
      'x',
      '4400-',
      '-4400',
      '1002;1003',
      '1e3',
      '4400-4402-4404',
      '1002 x',
    ]) {
      warn.mock.resetCalls();
      assert.deepEqual(readOptions({ fatalCodes: wrong }).fatalCodes, standard, wrong);
      assert.equal(warn.mock.callCount(), 1, wrong);
      assert.match(String(warn.mock.calls[0]?.arguments[0]), /fatalCodes/);
    }
  });

  test('null means no callback, as undefined does', () => {
    const settings = readOptions({ shouldReconnect: null, heartReply: null } as never);
    assert.deepEqual([settings.shouldReconnect, settings.heartReply], [undefined, undefined]);
  });
});

describe('what options switch off', () => {
  test('a socket is plain with heartbeat, retries, queue and connect-timeout all off', () => {
    assert.equal(isPlain(readOptions(plain)), true);
    for (const name of Object.keys(plain)) {
      assert.equal(isPlain(readOptions({ ...plain, [name]: 1 })), false, name);
    }
  });
});
