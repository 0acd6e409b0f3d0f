import { barChart } from './bar-chart.mjs';

/** Those that are ours. */
const OURS = ['class', 'element'];

/** Shorter than the libraries' names where these would not fit. */
const LABELS = { class: 'ours (class)', element: 'ours (tag)' };

/** The charts of the comparison, by their files below `docs/`, from bench/results.json alone. */
export function charts(results) {
  const { throughput, frozen, herd, libraries } = results;
  const bars = (byName, show) =>
    Object.keys(libraries).flatMap((name) => {
      const shown = byName[name] && show(byName[name]);
      const label = LABELS[name] ?? libraries[name].name;
      return shown ? [{ label, isOurs: OURS.includes(name), ...shown }] : [];
    });

  const rate = ({ bare }) => {
    const { median, low, high } = bare.work;
    return { value: median, low, high, text: median.toFixed(2) };
  };
  const told = ({ told }) =>
    told === null
      ? { value: frozen.limit, text: `> ${frozen.limit} ×`, isBeyond: true }
      : { value: told, text: `${told.toFixed(1)} ×` };
  const seconds = '10';
  const peak = ({ peak }) => ({ value: peak, text: peak.toLocaleString('en-US') });
  const mean = ({ mean }) =>
    mean === null ? { value: 0, text: 'never' } : { value: mean, text: `${mean.toFixed(1)} s` };

  return {
    'bench-throughput.svg': barChart('Messages received, as multiples of a bare WebSocket.', [
      {
        title: 'Received, 20 bytes (bare WebSocket = 1)',
        bars: bars(throughput['receive text 20'], rate),
      },
      {
        title: 'Received, 64 KiB (bare WebSocket = 1)',
        bars: bars(throughput['receive text 64K'], rate),
      },
    ]),
    'bench-frozen.svg': barChart(
      'How long after a server has frozen there is a new link, as multiples of heart-time and heart-timeout.',
      [
        {
          title: 'Frozen: told after, in (heart-time + heart-timeout)',
          bars: bars(frozen.libraries, told),
        },
        {
          title: 'Frozen: back after, in (heart-time + heart-timeout)',
          bars: bars(frozen.libraries, ({ back }) => told({ told: back })),
        },
      ],
    ),
    'bench-herd.svg': barChart(
      'A hundred thousand clients dropped for ten seconds: the most connections within 100 ms, and the mean time until a client is back.',
      [
        {
          title: `Herd, away for ${seconds} s: most connections in 100 ms`,
          bars: bars(herd[seconds], peak),
        },
        {
          title: `Herd, away for ${seconds} s: back after, in the mean`,
          bars: bars(herd[seconds], mean),
        },
      ],
    ),
  };
}
