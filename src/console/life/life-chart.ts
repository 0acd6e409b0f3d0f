import type { LinkLife } from './link-life.ts';
import type { Phase } from './phase-track.ts';

/** The chart's size, in units of its own; across it is stretched to the room there is. */
export const chartWidth = 300;
export const chartHeight = 84;

/** How high the band of the phases is; it is at the top. */
export const bandHeight = 14;

/** Round trips are drawn between these heights: 0 ms is at the foot. */
export const plotTop = 24;
export const plotFoot = 80;

/** Round trips that are closer than this are drawn as one, from the shortest to the longest. */
const columnWidth = 2;

/** What is drawn, as the `d` of SVG paths: however much happened, there is one of each. */
export interface LifeChart {
  readonly phases: Readonly<Record<Phase, string>>;
  readonly roundTrips: string;
  readonly losses: string;
  /** The round trip at the top of the scale, in milliseconds. */
  readonly scale: number;
}

/** Draws what happened between two times, in milliseconds. */
export function chartOf({ phases, roundTrips }: LinkLife, from: number, to: number): LifeChart {
  const unitsPerMillisecond = chartWidth / (to - from);
  const paths = { open: '', connecting: '', waiting: '', dead: '', closed: '' };
  for (const { phase, since, until } of phases.between(from, to)) {
    paths[phase] += bandShape[phase](
      short((since - from) * unitsPerMillisecond),
      short((until - from) * unitsPerMillisecond),
    );
  }
  const columns = new Map<number, [shortest: number, longest: number]>();
  const losses = new Set<number>();
  const columnTime = columnWidth / unitsPerMillisecond;
  for (const { at, latency } of roundTrips.since(from)) {
    // Columns keep to their place in time, so that they do not flicker as time goes on.
    const column = Math.floor(at / columnTime);
    if (latency === undefined) losses.add(column);
    else {
      const [shortest, longest] = columns.get(column) ?? [latency, latency];
      columns.set(column, [Math.min(shortest, latency), Math.max(longest, latency)]);
    }
  }
  const x = (column: number) => short(((column + 0.5) * columnTime - from) * unitsPerMillisecond);
  const scale = scaleFor([...columns.values()].map(([, longest]) => longest));
  const y = (latency: number) => short(plotFoot - (plotFoot - plotTop) * (latency / scale));
  return {
    phases: paths,
    roundTrips: [...columns]
      .map(([column, [shortest, longest]]) => `M${x(column)} ${y(shortest)}V${y(longest)}`)
      .join(''),
    losses: [...losses].map((column) => lossShape(x(column))).join(''),
    scale,
  };
}

/** The shape of each phase from one x to another: they differ by more than their colours. */
export const bandShape: Readonly<Record<Phase, (from: number, to: number) => string>> = {
  open: (from, to) => `M${from} 0H${to}V${bandHeight}H${from}Z`,
  connecting: (from, to) => `M${from} ${bandHeight / 2}H${to}V${bandHeight}H${from}Z`,
  waiting: (from, to) => `M${from} ${bandHeight - 2}H${to}`,
  dead: zigzag,
  closed: (from, to) => `M${from} ${bandHeight - 0.5}H${to}`,
};

/** A cross, and the line below it: the probe that found nobody. */
export function lossShape(x: number, top = bandHeight + 3, foot = plotFoot): string {
  const arm = 2;
  return `M${x - arm} ${top}L${x + arm} ${top + 6}M${x + arm} ${top}L${x - arm} ${top + 6}M${x} ${top + 3}V${foot}`;
}

function zigzag(from: number, to: number): string {
  const tooth = 3;
  let path = `M${from} ${bandHeight - 1}`;
  let isUp = true;
  for (let x = from + tooth; x < to; x += tooth) {
    path += `L${short(x)} ${isUp ? 1 : bandHeight - 1}`;
    isUp = !isUp;
  }
  return `${path}L${to} ${isUp ? 1 : bandHeight - 1}`;
}

/** The least of 1, 2, 5, 10, 20, 50, … that is above all of them. */
function scaleFor(latencies: readonly number[]): number {
  const longest = Math.max(1, ...latencies);
  const power = 10 ** Math.floor(Math.log10(longest));
  return ([1, 2, 5].find((step) => step * power >= longest) ?? 10) * power;
}

/** Tenths of a unit are finer than any screen. */
function short(units: number): number {
  return Math.round(units * 10) / 10;
}
