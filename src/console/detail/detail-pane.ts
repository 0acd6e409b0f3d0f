import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Inspector } from '../inspector.ts';
import type { Entry } from '../record/entry.ts';

/** One entry, in full. */
export class DetailPane {
  readonly #inspector: Inspector;
  readonly #close: () => void;

  /** @param close Called when the user wants no more of it. */
  constructor(inspector: Inspector, close: () => void) {
    this.#inspector = inspector;
    this.#close = close;
  }

  view(entry: Entry): TemplateResult {
    const { texts } = this.#inspector;
    return html`<section part="detail" aria-label=${texts.detail} @close=${this.#close}>${entry.id}</section>`;
  }
}
