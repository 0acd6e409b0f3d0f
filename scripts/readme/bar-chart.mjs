/**
 * A chart of horizontal bars as SVG text: it follows the reader's colour scheme by itself, and its
 * letters stay as large as those around it down to a width of 360 px.
 *
 * @typedef {object} Bar
 * @property {string} label
 * @property {number} value
 * @property {string} text what stands at its end
 * @property {number} [low] the value's spread, drawn as a line
 * @property {number} [high]
 * @property {boolean} [isOurs]
 * @property {boolean} [isBeyond] the value is above the one given, who knows how far
 *
 * @typedef {object} Panel
 * @property {string} title
 * @property {readonly Bar[]} bars
 */

const WIDTH = 340;
const ROW = 22;
const LABELS = 160;
const ENDS = 62;
const ROOM = WIDTH - LABELS - ENDS;
const TITLE = 30;

const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #1f2328; }
  .title { font-weight: 600; }
  .bar { fill: #8c959f; }
  .ours { fill: #cf222e; }
  .beyond { fill: none; stroke: #8c959f; stroke-dasharray: 3 3; }
  .spread { stroke: #1f2328; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .bar { fill: #6e7681; }
    .ours { fill: #ff7b72; }
    .beyond { fill: none; stroke: #6e7681; }
    .spread { stroke: #e6edf3; }
  }
`;

/**
 * @param {string} description for those who do not see it
 * @param {readonly Panel[]} panels one below the other, each with a scale of its own
 */
export function barChart(description, panels) {
  let top = 0;
  const parts = panels.map((panel) => {
    const part = panelAt(panel, top);
    top += TITLE + ROW * panel.bars.length + 8;
    return part;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${top}" viewBox="0 0 ${WIDTH} ${top}" role="img">`,
    `<title>${escaped(description)}</title>`,
    `<style>${STYLE}</style>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function panelAt({ title, bars }, top) {
  const most = Math.max(...bars.map(({ value, high = value }) => Math.max(value, high)));
  const scale = (value) => round((ROOM * value) / (most || 1));
  const rows = bars.map((bar, index) => barAt(bar, top + TITLE + ROW * index, scale));
  return [`<text class="title" x="0" y="${top + 18}">${escaped(title)}</text>`, ...rows].join('\n');
}

function barAt({ label, value, low, high, text, isOurs, isBeyond }, top, scale) {
  const middle = top + 7.5;
  const kind = isBeyond ? 'beyond' : isOurs ? 'ours' : 'bar';
  const width = Math.max(scale(value), 1);
  const end = LABELS + Math.max(width, scale(high ?? 0)) + 6;
  const parts = [
    `<text x="${LABELS - 8}" y="${top + 12}" text-anchor="end">${escaped(label)}</text>`,
    `<rect class="${kind}" x="${LABELS}" y="${top}" width="${width}" height="15" rx="2"/>`,
  ];
  if (low !== undefined && high !== undefined) {
    const [from, to] = [LABELS + scale(low), LABELS + scale(high)];
    parts.push(`<path class="spread" d="M${round(from)} ${middle}H${round(to)}"/>`);
  }
  parts.push(`<text x="${round(end)}" y="${top + 12}">${escaped(text)}</text>`);
  return parts.join('\n');
}

const round = (value) => Math.round(value * 10) / 10;

const escaped = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
