import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Inspector } from '../inspector.ts';

/** What the console breaks on purpose. */
export class BreakPanel {
  readonly #inspector: Inspector;

  constructor(inspector: Inspector) {
    this.#inspector = inspector;
  }

  view(): TemplateResult {
    return html`<p>${this.#inspector.texts.breaking}</p>`;
  }
}
