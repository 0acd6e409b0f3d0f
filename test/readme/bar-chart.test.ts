import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { barChart } from '../../scripts/readme/bar-chart.mjs';

const bar = (value: number) => ({ label: `${value}`, value, text: `${value}` });

const chartOf = (...bars: Parameters<typeof barChart>[1][number]['bars']) =>
  barChart('A chart.', [{ title: 'Some bars', bars }]);

const widths = (chart: string) =>
  [...chart.matchAll(/<rect [^>]*width="([^"]+)"/g)].map(([, width]) => Number(width));

describe('a chart of bars', () => {
  it('draws them as long as their values are', () => {
    const [long = 0, short = 0] = widths(chartOf(bar(4), bar(1)));
    assert(Math.abs(long / short - 4) < 0.05);
  });

  it('has room for the longest bar, its spread, and the text at its end', () => {
    const chart = chartOf({ ...bar(1), high: 5, low: 0 }, bar(2));
    assert(Math.max(...widths(chart)) < 340);
    assert.match(chart, /viewBox="0 0 340 /);
  });

  it('is no wider than a small screen, in letters of a size that can be read there', () => {
    const [, width] = /width="(\d+)"/.exec(chartOf(bar(1))) ?? [];
    assert(Number(width) <= 360);
    assert.match(chartOf(bar(1)), /font: 12px/);
  });

  it('follows the reader’s colour scheme', () => {
    assert.match(chartOf(bar(1)), /@media \(prefers-color-scheme: dark\)/);
  });

  it('shows signs of markup as text', () => {
    const chart = barChart('A & B', [{ title: '<b>', bars: [{ ...bar(1), text: '> 1' }] }]);
    assert.doesNotMatch(chart, /<b>|A & B|>> 1/);
  });

  it('has a description for those who do not see it', () => {
    assert.match(chartOf(bar(1)), /<title>A chart\.<\/title>/);
  });
});
