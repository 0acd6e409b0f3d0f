import { sectionsOf } from './comparison-rows.mjs';

const links = {
  'reconnecting-websocket': 'https://github.com/pladaria/reconnecting-websocket',
  partysocket: 'https://github.com/cloudflare/partykit/tree/main/packages/partysocket',
  sockette: 'https://github.com/lukeed/sockette',
  'robust-websocket': 'https://github.com/nathanboktae/robust-websocket',
  'websocket-heartbeat-js': 'https://github.com/zimv/websocket-heartbeat-js',
  vueuse: 'https://vueuse.org/core/useWebSocket/',
};

/** Whether a value is among the best of its row: ahead of nobody and behind nobody by more than the spread. */
export function bestOf(cells, end) {
  const compared = cells.filter((cell) => cell?.value !== undefined);
  if (!end || compared.length < 2) return [];
  const sign = end === 'most' ? -1 : 1;
  const [best] = compared.toSorted((one, other) => sign * (one.value - other.value));
  const reaches = ({ value, low = value, high = value }) =>
    end === 'most' ? high >= (best.low ?? best.value) : low <= (best.high ?? best.value);
  const found = compared.filter(reaches);
  // Where everybody is alike nobody is best.
  return found.length === compared.length ? [] : found;
}

/** The comparison as a part of README.md, from bench/results.json alone. */
export function comparison(results) {
  const sections = sectionsOf(results).map((section) => sectionText(section, results));
  return `\n${[...sections, notes(results)].join('\n\n')}\n\n`;
}

function sectionText({ title, note, rows }, { libraries }) {
  const names = Object.keys(libraries).filter((name) => rows.some((row) => row.cell(name)));
  const head = ['', ...names.map((name) => libraries[name].name)];
  const lines = rows.map(({ title, best, cell }) => {
    const cells = names.map(cell);
    const marked = bestOf(cells.filter(isCompared(names, cells)), best);
    return [title, ...cells.map((one) => textOf(one, marked.includes(one)))];
  });
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const table = [head, head.map(() => '---'), ...lines].map(line).join('\n');
  return `### ${title}\n\n${note}\n\n${table}`;
}

/** The yardsticks, a bare socket and the floor, do not compete. */
const isCompared = (names, cells) => (cell) => {
  const name = names[cells.indexOf(cell)];
  return name !== 'bare' && name !== 'floor';
};

function textOf(cell, isBest) {
  if (!cell) return '–';
  return isBest ? `**${cell.text}**` : cell.text;
}

function notes({ facts, libraries }) {
  const used = Object.entries(libraries).map(([key, { name, version, configuration }]) => {
    const title = links[key] ? `[${name}](${links[key]}) ${version}` : name;
    return `- ${title}: ${configuration}.`;
  });
  return [
    `Measured on ${facts.date} in ${facts.browser.replace('/', ' ')}, headless, with the server in Node ${facts.node.slice(1)} on the same machine. Bold is the best of a row, and whoever is behind it by no more than the spread, or than chance explains.`,
    '',
    'How each was used:',
    '',
    ...used,
  ].join('\n');
}
