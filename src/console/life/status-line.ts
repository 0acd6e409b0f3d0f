import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Inspector } from '../inspector.ts';

/** The facts of the link, in a line below the buttons. */
export class StatusLine {
  readonly #inspector: Inspector;

  constructor(inspector: Inspector) {
    this.#inspector = inspector;
  }

  view(): TemplateResult {
    return html`<div part="facts">${this.#inspector.source?.protocol}</div>`;
  }
}
