/**
 * The rows of the comparison: what of bench/results.json each shows, and which end of it is the
 * better one.
 *
 * @typedef {object} Cell
 * @property {string} text
 * @property {number} [value] what is compared
 * @property {number} [low] the value's spread, from here
 * @property {number} [high] to here
 *
 * @typedef {object} Row
 * @property {string} title
 * @property {'least' | 'most'} [best] without it nobody is best
 * @property {(name: string) => Cell | undefined} cell
 *
 * @typedef {object} Section
 * @property {string} title
 * @property {string} [note]
 * @property {Row[]} rows
 */

const number = (value, digits = 2) => value.toFixed(digits);
const thousands = (value) => Math.round(value).toLocaleString('en-US');
const yes = (value) => ({ text: value ? 'yes' : 'no', value: value ? 1 : 0 });

const spread = ({ median, low, high }, digits) => ({
  text: number(median, digits),
  value: median,
  low,
  high,
});

/** A value that chance decides this far, up or down. */
const about = (text, value, chance) => ({ text, value, low: value - chance, high: value + chance });

/** A multiple, or more than the limit of what was waited for. */
const within = (multiple, limit) =>
  multiple === null
    ? { text: `not within ${number(limit, 0)}`, value: Infinity }
    : about(number(multiple), multiple, 0.005 + multiple / 10);

/** @returns {Section[]} */
export function sectionsOf(results) {
  return [speed(results), death(results), herd(results), weight(results)];
}

function speed({ throughput, latency, echo }) {
  const titles = {
    receive: 'Receives',
    send: 'Sends',
    text: 'text',
    binary: 'binary',
    20: '20 bytes',
    '64K': '64 KiB',
  };
  const rates = Object.entries(throughput).map(([traffic, byName]) => {
    const [direction, kind, size] = traffic.split(' ').map((word) => titles[word]);
    return {
      title: `${direction} ${kind}, ${size}`,
      best: 'most',
      cell: (name) =>
        name === 'bare' ? { text: '1' } : byName[name] && spread(byName[name].bare.work),
    };
  });
  return {
    title: 'Speed',
    note: 'Messages that the page’s main thread gets done in a second of its processor, and the round trip of an echo: both as multiples of a bare WebSocket’s beside them. “One dispatch” is a bare WebSocket whose handler only dispatches one new event: the most that anybody can reach who makes an event per message.',
    rows: [
      {
        title: 'Makes an event of its own per message',
        cell: (name) => echo[name] && { text: echo[name].isOwnEvent ? 'yes' : 'no' },
      },
      ...rates,
      {
        title: 'Round trip of an echo',
        best: 'least',
        cell: (name) => (name === 'bare' ? { text: '1' } : latency[name] && spread(latency[name])),
      },
    ],
  };
}

function death(results) {
  const { frozen, stall, outage } = results;
  const of = (part, show) => (name) => {
    const found = part[name];
    return found === undefined ? undefined : show(found);
  };
  return {
    title: 'Death and return',
    note: `Times of a frozen link are multiples of heart-time + heart-timeout, those of \`close()\` parts of what a bare WebSocket takes. We give the closing handshake \`heart-timeout\` before we call the link dead. In a restart the server is away for ${outage.seconds} s.`,
    rows: [
      {
        title: 'Server freezes: the page is told after',
        best: 'least',
        cell: of(frozen.libraries, ({ told }) => within(told, frozen.limit)),
      },
      {
        title: 'Server freezes: a new link is up after',
        best: 'least',
        cell: of(frozen.libraries, ({ back }) => within(back, frozen.limit)),
      },
      {
        title: `Live links given up in ${stall.stalls} stalls of the page`,
        best: 'least',
        cell: of(stall.libraries, (value) => ({ text: `${value}`, value })),
      },
      {
        title: '`close()` on a dead link: `close` comes after',
        best: 'least',
        cell: of(results['late-close'], (part) => within(part, 1)),
      },
      {
        title: 'Restart: back after, of the wait in force',
        cell: of(outage.libraries, (found) => found && { text: number(found.ofWait) }),
      },
      {
        title: 'Restart: the wait in force, of the outage',
        cell: of(outage.libraries, (found) => found && { text: number(found.wait) }),
      },
      {
        title: 'Restart: sockets made',
        best: 'least',
        cell: of(
          outage.libraries,
          (found) => found && about(`${found.sockets}`, found.sockets, 0.5),
        ),
      },
      {
        title: 'Restart: events fired',
        cell: of(outage.libraries, (found) => found && { text: `${found.events}` }),
      },
      {
        title: 'Survives a url function that fails the first time',
        best: 'most',
        cell: of(results['url-function'], ({ first }) => yes(first)),
      },
      {
        title: 'Survives a url function that fails later',
        best: 'most',
        cell: of(results['url-function'], ({ later }) => yes(later)),
      },
      {
        title: '`close()` while waiting leaves timers / makes sockets / links on the server',
        best: 'least',
        cell: of(results['close-while-waiting'], ({ timers, sockets, connections }) => ({
          text: `${timers} / ${sockets} / ${connections}`,
          value: timers + sockets + connections,
        })),
      },
    ],
  };
}

function herd({ herd }) {
  const rows = Object.entries(herd).flatMap(([seconds, byName]) => [
    {
      title: `Away for ${seconds} s: most connections in 100 ms`,
      best: 'least',
      cell: (name) =>
        byName[name] && { text: thousands(byName[name].peak), value: byName[name].peak },
    },
    {
      title: `Away for ${seconds} s: back after, in the mean`,
      best: 'least',
      cell: (name) => byName[name] && back(byName[name]),
    },
  ]);
  return {
    title: 'The herd',
    note: 'A hundred thousand clients are dropped at once, on a simulated clock, each running the library’s real code. Times count from the server’s return. Short waits that are alike are soon over, and all at once; ours are spread, and double with every failure up to `reconnect-max-time`.',
    rows,
  };
}

function back({ mean, p95, lost }) {
  if (mean === null) return { text: 'never', value: Infinity };
  const text = `${number(mean, 1)} s (95 %: ${number(p95, 1)} s)`;
  return lost > 0
    ? { text: `${text}, ${thousands(lost)} never`, value: Infinity }
    : { text, value: mean };
}

function weight({ size, memory }) {
  return {
    title: 'Weight',
    note: 'Minified and compressed with brotli by one bundler; VueUse without Vue. Memory of one more open connection, as a multiple of a bare WebSocket’s.',
    rows: [
      {
        title: 'Size',
        best: 'least',
        cell: (name) =>
          size[name] && { text: `${number(size[name] / 1000, 1)} kB`, value: size[name] },
      },
      {
        title: 'Memory',
        best: 'least',
        cell: (name) =>
          name === 'bare'
            ? { text: '1' }
            : memory[name] && { text: number(memory[name].ratio, 1), value: memory[name].ratio },
      },
    ],
  };
}
