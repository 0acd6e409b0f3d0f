import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Inspector } from '../inspector.ts';
import { printed } from '../text/printed.ts';
import { wholeAt } from '../text/whole.ts';
import type { ConsoleTexts } from '../texts.ts';
import type { JsonNode } from './json-nodes.ts';
import type { JsonRow, JsonTree } from './json-tree.ts';

/** The most characters of a key or a value that are shown. */
const mostCharacters = 500;

/** Deeper rows are indented no further: there would be no place for them. */
const deepestIndent = 16;

/** The tree of a JSON text: the tree of the ARIA practices. */
export function jsonTreeView(
  tree: JsonTree,
  { host, texts }: Pick<Inspector, 'host' | 'texts'>,
): TemplateResult {
  const focusCurrent = async (element: EventTarget | null): Promise<void> => {
    await host.updateComplete;
    (element as HTMLElement).querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  };
  const clicked = (event: Event): void => {
    const row = (event.target as Element).closest<HTMLElement>('[role="treeitem"]');
    const node = tree.rows[Number(row?.dataset.row)]?.node;
    if (!node) return;
    tree.toggle(node);
    void focusCurrent(event.currentTarget);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (!tree.press(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    void focusCurrent(event.currentTarget);
  };
  return html`<div part="detail-json" role="tree" aria-label=${texts.asJson} dir="ltr" aria-busy=${tree.isBusy}
    @click=${clicked} @keydown=${pressed}>${guard([tree.rows, tree.current, texts], () =>
      repeat(
        tree.rows,
        ({ node }) => node,
        (row, index) => rowView(row, index, tree.current === row.node, tree.text, texts),
      ),
    )}</div>`;
}

function rowView(
  { node, isOpen, place, siblings }: JsonRow,
  index: number,
  isCurrent: boolean,
  text: string,
  texts: ConsoleTexts,
): TemplateResult {
  const opens = node.count > 0;
  const indent = '  '.repeat(Math.min(node.level, deepestIndent) - 1);
  return html`<div role="treeitem" class=${node.kind} data-row=${index}
    tabindex=${isCurrent ? 0 : -1} aria-level=${node.level} aria-posinset=${place}
    aria-setsize=${siblings} aria-expanded=${opens ? isOpen : nothing}
    ><span class="indent" aria-hidden="true">${indent}${opens ? (isOpen ? '▾ ' : '▸ ') : '  '}</span
    ><span class="pair">${keyView(node.key, texts)}${valueView(node, text, texts)}</span></div>`;
}

function keyView(key: JsonNode['key'], texts: ConsoleTexts): unknown {
  if (key === undefined) return nothing;
  const words = typeof key === 'number' ? String(key) : literal(key, texts);
  return html`<span class="key">${words}</span>: `;
}

function valueView(node: JsonNode, text: string, texts: ConsoleTexts): TemplateResult {
  const { kind, start, end, count, first } = node;
  switch (kind) {
    case 'object':
      return html`<span class="value">${count > 0 ? '{…}' : '{}'}</span> <span class="note">${texts.keys(count)}</span>`;
    case 'array':
      return html`<span class="value">${count > 0 ? '[…]' : '[]'}</span> <span class="note">${texts.items(count)}</span>`;
    case 'range':
      return html`<span class="value">[${first} … ${first + count - 1}]</span>`;
    default:
      return html`<span class="value" dir="auto">${literal(text.slice(start, end), texts)}</span>`;
  }
}

/** A key, a string, a number or a word as it stands in the text, but for needless escapes. */
function literal(source: string, texts: ConsoleTexts): unknown {
  const end = wholeAt(source, mostCharacters);
  const more = source.length - end;
  // Numbers keep their digits, and long strings their escapes: these may have been cut in two.
  const isWhole = source.startsWith('"') && more <= 0;
  const words = isWhole ? JSON.stringify(JSON.parse(source)) : source.slice(0, end);
  const runs = printed(words);
  return more > 0
    ? [...runs, html`<span class="note">… ${texts.charactersMore(more)}</span>`]
    : runs;
}
