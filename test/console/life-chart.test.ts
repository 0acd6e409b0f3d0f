import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chartOf, chartWidth, plotFoot, plotTop } from '../../src/console/life/life-chart.ts';
import { LinkLife } from '../../src/console/life/link-life.ts';
import { EntryStore } from '../../src/console/record/entry-store.ts';

/** A whole number of columns since 1970, in milliseconds. */
const start = 1_700_000_000_000;

/** The chart is five minutes wide, so that a second is a unit. */
const end = start + chartWidth * 1000;

function emptyLife(): LinkLife {
  return new LinkLife(new EntryStore({ maxEntries: 10, maxBytes: 1000 }));
}

/** The numbers in a path. */
function numbers(path: string): number[] {
  return [...path.matchAll(/-?[\d.]+/g)].map(([digits]) => Number(digits));
}

describe('The band of the chart', () => {
  it('has each phase where it was, in a shape of its own', () => {
    const life = emptyLife();
    const { phases } = life;
    phases.enter('connecting', start - 5000);
    phases.enter('open', start + 10_000);
    phases.enter('dead', start + 250_000);
    phases.enter('waiting', start + 256_000);
    phases.enter('closed', start + 270_000);
    const chart = chartOf(life, start, end);
    assert.deepEqual(chart.phases, {
      connecting: 'M0 7H10V14H0Z',
      open: 'M10 0H250V14H10Z',
      dead: 'M250 13L253 1L256 13',
      waiting: 'M256 12H270',
      closed: 'M270 13.5H300',
    });
  });

  it('is empty where nobody watched', () => {
    const life = emptyLife();
    life.align('open', start + 1000);
    life.align(undefined, start + 2000);
    assert.deepEqual(chartOf(life, start, end).phases.open, 'M1 0H2V14H1Z');
  });
});

describe('The round trips of the chart', () => {
  it('stand in the middle of their column, at the height of their time', () => {
    const life = emptyLife();
    life.roundTrips.add(50, start + 10_100);
    life.roundTrips.add(25, start + 13_000);
    const middle = (plotTop + plotFoot) / 2;
    const { roundTrips, scale } = chartOf(life, start, end);
    assert.equal(scale, 50);
    assert.equal(roundTrips, `M11 ${plotTop}V${plotTop}M13 ${middle}V${middle}`);
  });

  it('are one where they share a column, from the shortest to the longest', () => {
    const life = emptyLife();
    for (const latency of [30, 100, 0, 50]) life.roundTrips.add(latency, start + 10_500);
    assert.equal(chartOf(life, start, end).roundTrips, `M11 ${plotFoot}V${plotTop}`);
  });

  it('keep to their columns as time goes on', () => {
    const life = emptyLife();
    life.roundTrips.add(10, start + 100_900);
    life.roundTrips.add(10, start + 101_100);
    for (let shift = 0; shift < 4000; shift += 300) {
      const [x = 0] = numbers(chartOf(life, start + shift, end + shift).roundTrips);
      assert.equal(x, Math.round(1010 - shift / 100) / 10);
      assert.equal(numbers(chartOf(life, start + shift, end + shift).roundTrips).length, 3);
    }
  });

  it('are no more than there are columns, however many they are', () => {
    const life = emptyLife();
    for (let index = 0; index < 100_000; index += 1) {
      life.roundTrips.add(index % 7, start + index * 3);
      life.roundTrips.addLoss(start + index * 3);
    }
    const { roundTrips, losses } = chartOf(life, start, end);
    assert(roundTrips.split('M').length <= chartWidth / 2 + 2);
    assert(losses.split('V').length <= chartWidth / 2 + 2);
  });

  it('are marked where they were lost', () => {
    const life = emptyLife();
    life.roundTrips.addLoss(start + 10_500);
    const { losses, roundTrips } = chartOf(life, start, end);
    assert.equal(losses, `M9 17L13 23M13 17L9 23M11 20V${plotFoot}`);
    assert.equal(roundTrips, '');
  });

  for (const [longest, scale] of [
    [0.3, 1],
    [1.5, 2],
    [4, 5],
    [5, 5],
    [5.1, 10],
    [41, 50],
    [999, 1000],
  ] as const) {
    it(`have a scale up to ${scale} ms where the longest was ${longest} ms`, () => {
      const life = emptyLife();
      life.roundTrips.add(longest, start);
      assert.equal(chartOf(life, start, end).scale, scale);
    });
  }
});
