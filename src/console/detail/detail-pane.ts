import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Inspector } from '../inspector.ts';
import type { Entry, UnsentSubject } from '../record/entry.ts';
import { sizeOf } from '../record/payload.ts';
import { printed } from '../text/printed.ts';
import { wholeAt } from '../text/whole.ts';
import type { ConsoleTexts } from '../texts.ts';
import { type Fact, factsOf } from './facts.ts';
import { MessageView } from './message-view.ts';
import { pagerView } from './pager.ts';

/** The most characters of a fact that are shown: those of files may be of any length. */
const mostCharacters = 5000;

/** One entry, in full. */
export class DetailPane {
  readonly #inspector: Inspector;
  readonly #close: () => void;
  readonly #message: MessageView;
  #entry: number | undefined;
  /** Of an entry with several messages, the one that is shown, from 0. */
  #index = 0;

  /** @param close Called when the user wants no more of it. */
  constructor(inspector: Inspector, close: () => void) {
    this.#inspector = inspector;
    this.#close = close;
    this.#message = new MessageView(inspector);
  }

  /** The pane, with an entry as it is now; without one, what was made of the last one goes, too. */
  view(entry: Entry | undefined): TemplateResult | typeof nothing {
    const { shown, texts } = this.#inspector;
    if (entry?.id !== this.#entry) this.#index = 0;
    this.#entry = entry?.id;
    if (!entry) {
      this.#message.end();
      return nothing;
    }
    return html`<section part="detail" aria-label=${texts.detail} @keydown=${this.#pressed}>
      <header>
        <b>${nameOf(entry, texts)}</b>
        ${'size' in entry ? html`<span class="note">${texts.bytes(entry.size)}</span>` : nothing}
        <button part="detail-close" type="button" class="quiet" aria-label=${texts.closeDetail}
          title=${texts.closeDetail} @click=${this.#close}><span aria-hidden="true">✕</span></button>
      </header>
      <dl part="detail-facts" class=${'size' in entry ? 'brief' : ''}>${factsOf(entry, shown, texts).map((fact) => factView(fact, texts))}</dl>
      ${this.#content(entry)}
    </section>`;
  }

  #content(entry: Entry): unknown {
    if (!('data' in entry) || entry.data === undefined) return nothing;
    if (entry.kind === 'unsent') return this.#unsent(entry);
    return this.#message.view(`${entry.id}`, entry.data);
  }

  /** The messages one by one. */
  #unsent({ data, count }: UnsentSubject): unknown {
    const { texts } = this.#inspector;
    const message = data[this.#index];
    if (message === undefined) return nothing;
    const more = count - data.length;
    return html`${pagerView({
      label: texts.messageNumber,
      page: this.#index,
      pages: data.length,
      texts,
      go: (index) => {
        this.#index = index;
        this.#inspector.host.requestUpdate();
      },
    })}
    ${more > 0 ? html`<p class="note">${texts.andMore(more)}</p>` : nothing}
    <p class="note">${texts.bytes(sizeOf(message))}</p>
    ${this.#message.view(`${this.#entry} ${this.#index}`, message)}`;
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  };
}

/** What an entry is, in the words of the log. */
function nameOf(entry: Entry, texts: ConsoleTexts): string {
  switch (entry.kind) {
    case 'another':
      return texts.anotherSocket;
    case 'open':
      return texts.opened;
    case 'close':
      return texts.ended;
    case 'wait':
      return texts.waitEntry;
    case 'faults':
      return entry.active.length > 0 ? texts.broken : texts.mended;
    default:
      return texts[entry.kind];
  }
}

function factView([name, value]: Fact, texts: ConsoleTexts): TemplateResult {
  const end = wholeAt(value, mostCharacters);
  const more = value.length - end;
  return html`<div><dt>${name}</dt><dd dir="auto">${printed(value.slice(0, end))}${
    more > 0 ? html` <span class="note">… ${texts.charactersMore(more)}</span>` : nothing
  }</dd></div>`;
}
