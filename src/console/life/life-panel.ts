import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Inspector } from '../inspector.ts';

/** The round trips of the link, and when it was open, waiting or dead. */
export class LifePanel {
  readonly #inspector: Inspector;

  constructor(inspector: Inspector) {
    this.#inspector = inspector;
  }

  view(): TemplateResult {
    return html`<p>${this.#inspector.texts.life}</p>`;
  }
}
