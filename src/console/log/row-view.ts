import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Entry, WaitSubject } from '../record/entry.ts';
import type { Payload } from '../record/payload.ts';
import { printableRuns } from '../text/printable.ts';
import type { ConsoleTexts } from '../texts.ts';
import { previewOf } from './preview.ts';

type Content = TemplateResult | typeof nothing;

/** The mark at the beginning of a line, by kind; words say the same to those who do not see it. */
const marks: Readonly<Record<Entry['kind'], string>> = {
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

/**
 * One line of the log.
 * @param seconds What is left of a wait that is counting.
 */
export function rowView(entry: Entry, texts: ConsoleTexts, seconds: number): TemplateResult {
  const { kind, at } = entry;
  const date = new Date(at);
  return html`<li part="entry entry-${kind}" class=${kind} data-id=${entry.id}>
    <time part="time" datetime=${date.toISOString()}>${clockTime(date)}</time>
    <span class="mark" aria-hidden="true">${marks[kind]}</span>
    <span class="what">${contentOf(entry, texts, seconds)}</span>
  </li>`;
}

/** The time of day, with milliseconds. */
function clockTime(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return `${time}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

function waitText(wait: WaitSubject, texts: ConsoleTexts, seconds: number): string {
  const { attempt, phase, waited } = wait;
  if (phase === 'counting') return texts.attemptIn(attempt, seconds);
  return phase === 'tried' ? texts.attemptAfter(attempt, waited / 1000) : texts.attemptOff(attempt);
}

function contentOf(entry: Entry, texts: ConsoleTexts, seconds: number): Content {
  switch (entry.kind) {
    case 'sent':
    case 'received':
      return html`<span class="unseen">${texts[entry.kind]} </span>${bodyView(entry.data, texts)}`;
    case 'held':
    case 'probe':
      return html`${label(texts[entry.kind])} ${bodyView(entry.data, texts)}`;
    case 'reply': {
      const { data, latency } = entry;
      const trip = latency === undefined ? '' : texts.milliseconds(latency);
      return html`${label(texts.reply)} ${data === undefined ? nothing : bodyView(data, texts)} ${fact(trip)}`;
    }
    case 'connecting':
      return label(texts.connecting);
    case 'another':
      return label(texts.anotherSocket);
    case 'open': {
      const { url, protocol, attempt } = entry;
      return html`${label(texts.opened)} ${fact(url)}
      ${fact(protocol && texts.subprotocol(protocol))} ${fact(attempt && texts.retry(attempt))}`;
    }
    case 'close':
      return closeView(entry, texts);
    case 'wait':
      return label(waitText(entry, texts, seconds));
    case 'unsent': {
      const { reason, count, data } = entry;
      const more = count - data.length;
      return html`${label(texts.unsent)}
      ${fact(reason === 'expired' ? texts.unsentExpired(count) : texts.unsentClosed(count))}
      ${data.map((each) => html`${bodyView(each, texts)} `)}
      ${fact(more > 0 && texts.andMore(more))}`;
    }
    case 'faults':
      return html`${label(texts.breaking)} ${fact(entry.active.join(' '))}`;
    case 'error':
      return html`${label(texts.error)} ${fact(entry.message ?? texts.noReason)}`;
  }
}

function closeView(entry: Entry & { readonly kind: 'close' }, texts: ConsoleTexts): Content {
  const { code, reason, cause, willReconnect, unconfirmed } = entry;
  const comesBack = cause === 'client' ? texts.newLink : texts.comesBack;
  const next = willReconnect ? comesBack : texts.staysClosed;
  return html`${label(texts.ended)} ${fact(String(code))} ${fact(reason)}
  ${fact(cause && texts.cause(texts[cause] ?? cause))}
  ${fact(unconfirmed > 0 && texts.unconfirmed(unconfirmed))}
  ${fact(willReconnect !== undefined && next)}`;
}

function label(text: string): TemplateResult {
  return html`<b>${text}</b>`;
}

/** A fact on its own: nothing in it can change the order of what stands beside it. */
function fact(text: string | number | false | undefined): Content {
  return text ? html`<span class="fact" dir="auto">${printed(String(text))}</span>` : nothing;
}

function bodyView(data: Payload, texts: ConsoleTexts): TemplateResult {
  const preview = previewOf(data);
  if (preview.kind === 'bytes') {
    return html`<span class="body">${note(texts.bytes(preview.size))} ${preview.hex}</span>`;
  }
  const { text, more } = preview;
  if (!text) return html`<span class="body">${note(texts.emptyMessage)}</span>`;
  const rest = more > 0 ? note(`… ${texts.charactersMore(more)}`) : nothing;
  return html`<span class="body" dir="auto">${printed(text)}${rest}</span>`;
}

function note(text: string): TemplateResult {
  return html`<span class="note">${text}</span>`;
}

function printed(text: string): unknown[] {
  return printableRuns(text).map(({ text: run, named }) =>
    named ? html`<span class="named">${run}</span>` : run,
  );
}
