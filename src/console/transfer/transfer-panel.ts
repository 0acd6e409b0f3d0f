import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Inspector } from '../inspector.ts';

/** Export, import and replay. */
export class TransferPanel {
  readonly #inspector: Inspector;

  constructor(inspector: Inspector) {
    this.#inspector = inspector;
  }

  view(): TemplateResult {
    return html`<p>${this.#inspector.texts.transfer}</p>`;
  }
}
