import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LifeSummary } from '../../src/console/life/life-summary.ts';
import type { Phase } from '../../src/console/life/phase-track.ts';
import { englishLifeTexts } from '../../src/console/life/texts.ts';
import { chineseLifeTexts } from '../../src/console/life/texts-zh.ts';
import { inBytes, inShort, inTime } from '../../src/console/life/units.ts';

const units = ['d', 'h', 'min', 's', 'ms'] as const;
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Each amount in words. */
function words<Amount>(inWords: (amount: Amount) => string, expected: readonly [Amount, string][]) {
  assert.deepEqual(
    expected.map(([amount]) => inWords(amount)),
    expected.map(([, text]) => text),
  );
}

describe('A number of bytes', () => {
  it('is said in the largest unit that fits, to two digits or more', () => {
    words(inBytes, [
      [0, '0 B'],
      [1.4, '1 B'],
      [999, '999 B'],
      [999.6, '1.0 kB'],
      [1000, '1.0 kB'],
      [9949, '9.9 kB'],
      [9960, '10 kB'],
      [999_400, '999 kB'],
      [999_500, '1.0 MB'],
      [2_500_000_000, '2.5 GB'],
      [4.2e15, '4,200 TB'],
    ]);
  });
});

describe('An amount', () => {
  it('is finer where it is small', () => {
    words(inShort, [
      [0, '0'],
      [0.2, '0.2'],
      [0.04, '0'],
      [9.94, '9.9'],
      [9.96, '10'],
      [41.5, '42'],
      [5000, '5,000'],
    ]);
  });
});

describe('A time', () => {
  it('is said in its largest unit and the next, and never ahead of itself', () => {
    words(
      (time: number) => inTime(time, units),
      [
        [0, '0 s'],
        [0.4, '0 s'],
        [40.4, '40 ms'],
        [999.4, '999 ms'],
        [999.6, '1 s'],
        [1999, '1 s'],
        [20 * second, '20 s'],
        [minute - 1, '59 s'],
        [minute, '1 min'],
        [4 * minute + 10 * second, '4 min 10 s'],
        [hour - 0.3, '1 h'],
        [3 * hour + 5 * minute + 9 * second, '3 h 5 min'],
        [2 * 24 * hour + 5 * hour, '2 d 5 h'],
      ],
    );
  });
});

describe('The life of a link in words', () => {
  const summary: LifeSummary = {
    times: new Map<Phase, number>([
      ['open', 4 * minute + 10 * second],
      ['waiting', 20 * second],
      ['dead', 6 * second],
    ]),
    roundTrips: 12,
    shortest: 3,
    median: 8,
    longest: 41,
    losses: 1,
  };
  const none: LifeSummary = {
    times: new Map(),
    roundTrips: 0,
    shortest: 0,
    median: 0,
    longest: 0,
    losses: 0,
  };

  it('names the phases and their times, the round trips and the losses', () => {
    assert.equal(
      englishLifeTexts.lifeSummary(5, summary, (phase) => phase),
      'In the last 5 minutes: open 4 min 10 s, waiting 20 s, dead 6 s; ' +
        '12 round trips, 3 to 41 ms, median 8 ms; 1 loss',
    );
  });

  it('says of one round trip how long it was', () => {
    const one = { ...summary, roundTrips: 1, shortest: 8, longest: 8, losses: 0 };
    assert.match(
      englishLifeTexts.lifeSummary(1, one, (phase) => phase),
      /^In the last minute: .*; 1 round trip, 8 ms; no loss$/,
    );
  });

  it('says that there was nothing', () => {
    assert.equal(
      englishLifeTexts.lifeSummary(5, none, (phase) => phase),
      'In the last 5 minutes: no round trips; no loss',
    );
    assert.equal(
      chineseLifeTexts.lifeSummary(5, none, (phase) => phase),
      '最近 5 分钟:无往返;无丢失',
    );
  });

  it('is said in Chinese, too', () => {
    const names: Partial<Record<Phase, string>> = { open: '已连接', waiting: '等待', dead: '失联' };
    assert.equal(
      chineseLifeTexts.lifeSummary(5, summary, (phase) => names[phase] ?? ''),
      '最近 5 分钟:已连接 4 分 10 秒,等待 20 秒,失联 6 秒;往返 12 次,3 至 41 毫秒,中位数 8 毫秒;丢失 1 次',
    );
  });
});
