import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Inspector } from '../inspector.ts';
import { printed } from '../text/printed.ts';
import { bytesPerLine, hexLines } from './bytes.ts';
import { jsonTreeView } from './json-tree-view.ts';
import { pagerView } from './pager.ts';
import type { Reading, View } from './reading.ts';
import { pageCount, textPage } from './text-pages.ts';

/** The bytes of a page: a browser takes a few milliseconds for so many lines. */
const bytesPerPage = 128 * bytesPerLine;

/** A message, looked at in one way. */
export function contentView(view: View, reading: Reading, inspector: Inspector): TemplateResult {
  return { text: textView, json: jsonView, hex: hexView }[view](reading, inspector);
}

function jsonView({ json }: Reading, inspector: Inspector): TemplateResult {
  if (json.is === 'json') return jsonTreeView(json.tree, inspector);
  return busyView(inspector);
}

function textView(reading: Reading, inspector: Inspector): TemplateResult {
  const { host, texts } = inspector;
  const { text, pages } = reading;
  if (text === undefined) return busyView(inspector);
  if (!text) return html`<p class="note">${texts.emptyMessage}</p>`;
  const go = (page: number): void => {
    pages.text = page;
    host.requestUpdate();
  };
  return html`${pagerView({ label: texts.pageNumber, page: pages.text, pages: pageCount(text), texts, go })}
    <div part="detail-text" dir="auto">${guard([reading, pages.text], () =>
      printed(textPage(text, pages.text)),
    )}</div>`;
}

function hexView(reading: Reading, inspector: Inspector): TemplateResult {
  const { host, texts } = inspector;
  const { bytes, pages } = reading;
  if (!bytes) return busyView(inspector);
  if (bytes.length === 0) return html`<p class="note">${texts.emptyMessage}</p>`;
  const count = Math.ceil(bytes.length / bytesPerPage);
  const start = pages.hex * bytesPerPage;
  const go = (page: number): void => {
    pages.hex = page;
    host.requestUpdate();
  };
  return html`${pagerView({ label: texts.pageNumber, page: pages.hex, pages: count, texts, go })}
    <div part="detail-hex" role="group" aria-label=${texts.asHex} tabindex="0"><table dir="ltr">
      <thead>
        <tr>${[texts.offset, texts.asHex, texts.asText].map((name) => html`<th scope="col">${name}</th>`)}</tr>
      </thead>
      <tbody>${guard([reading, start], () =>
        hexLines(bytes, start, start + bytesPerPage).map(
          ({ offset, hex, text }) =>
            html`<tr><th scope="row">${offset}</th><td>${hex}</td><td>${text}</td></tr>`,
        ),
      )}</tbody>
    </table></div>`;
}

function busyView({ texts }: Inspector): TemplateResult {
  return html`<p class="note" aria-busy="true">${texts.reading}</p>`;
}
