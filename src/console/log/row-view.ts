import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { type Filter, firstMatch, marksIn } from '../find/filter.ts';
import type { Entry, Kind } from '../record/entry.ts';
import type { Payload } from '../record/payload.ts';
import { type Piece, piecesOf } from '../record/pieces.ts';
import { printed } from '../text/printed.ts';
import type { ConsoleTexts } from '../texts.ts';
import { bytesPreview, textPreview } from './preview.ts';

/** The mark at the beginning of a row, by kind; words say the same to those who do not see it. */
export const marks: Readonly<Record<Kind, string>> = {
  sent: '↑',
  received: '↓',
  held: '⇡',
  probe: '♥\ufe0e',
  reply: '♥\ufe0e',
  connecting: '…',
  another: '⇄',
  open: '●',
  close: '○',
  wait: '↻',
  unsent: '⊘',
  error: '!',
  faults: '⚡\ufe0e',
};

/** What a row shows beside its entry. */
export interface RowFacts {
  readonly texts: ConsoleTexts;
  /** What is marked in it. */
  readonly filter: Filter;
  /** What is left of a wait that is counting, in seconds. */
  readonly seconds: number | undefined;
  /** Its place among the rows, from 1. */
  readonly place: number;
  readonly isSelected: boolean;
  /** Whether it is the one that keys move. */
  readonly isActive: boolean;
}

/** The id, in the console's shadow tree, of an entry's row. */
export function rowId(id: number): string {
  return `entry-${id}`;
}

/** One row of the log. */
export function rowView(entry: Entry, facts: RowFacts): TemplateResult {
  const { kind, at, id } = entry;
  const { texts, filter, seconds, place, isSelected, isActive } = facts;
  const date = new Date(at);
  return html`<div
    part="entry entry-${kind}"
    class="row ${kind} ${isActive ? 'active' : ''}"
    role="row"
    id=${rowId(id)}
    data-id=${id}
    aria-rowindex=${place}
    aria-selected=${isSelected}
  >
    <span role="gridcell"><time part="time" datetime=${date.toISOString()}>${clockTime(date)}</time></span>
    <span class="mark" aria-hidden="true">${marks[kind]}</span>
    <span class="what" role="gridcell"
      >${piecesOf(entry, texts, seconds).map((piece) => pieceView(piece, texts, filter))}</span
    >
  </div>`;
}

/** The time of day, with milliseconds. */
export function clockTime(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return `${time}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

function pieceView(piece: Piece, texts: ConsoleTexts, filter: Filter): TemplateResult {
  switch (piece.type) {
    case 'unseen':
      return html`<span class="unseen">${piece.text} </span>`;
    case 'label':
      return html`<b>${piece.text}</b> `;
    case 'fact':
      return html`<span class="fact" dir="auto">${textView(piece.text, texts, filter)}</span> `;
    case 'data':
      return html`${dataView(piece.data, texts, filter)} `;
  }
}

function dataView(data: Payload, texts: ConsoleTexts, filter: Filter): TemplateResult {
  if (typeof data !== 'string') {
    const { size, hex } = bytesPreview(data);
    return html`<span class="body">${note(texts.bytes(size))} ${hex}</span>`;
  }
  if (!data) return html`<span class="body">${note(texts.emptyMessage)}</span>`;
  return html`<span class="body" dir="auto">${textView(data, texts, filter)}</span>`;
}

/** The part of a text that the filter has found, or its beginning; and how much more there is. */
function textView(whole: string, texts: ConsoleTexts, filter: Filter): TemplateResult {
  const { text, before, after } = textPreview(whole, firstMatch(filter, whole));
  return html`${before > 0 ? note('… ') : ''}${marked(text, filter)}${
    after > 0 ? note(`… ${texts.charactersMore(before + after)}`) : ''
  }`;
}

function note(text: string): TemplateResult {
  return html`<span class="note">${text}</span>`;
}

/** A text as it is shown, what the filter has found in it marked. */
function marked(text: string, filter: Filter): unknown[] {
  const shown: unknown[] = [];
  let end = 0;
  for (const { from, to } of marksIn(filter, text)) {
    const found = html`<mark>${printed(text.slice(from, to))}</mark>`;
    shown.push(...printed(text.slice(end, from)), found);
    end = to;
  }
  return [...shown, ...printed(text.slice(end))];
}
