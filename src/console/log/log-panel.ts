import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Inspector } from '../inspector.ts';
import type { Entry } from '../record/entry.ts';
import { rowView } from './row-view.ts';

/** The log. */
export class LogPanel {
  readonly #inspector: Inspector;
  #selected: number | undefined;

  constructor(inspector: Inspector) {
    this.#inspector = inspector;
  }

  /** The entry that was chosen to be read, if any. */
  get selected(): Entry | undefined {
    return this.#selected === undefined ? undefined : this.#inspector.shown.get(this.#selected);
  }

  select(id: number | undefined): void {
    this.#selected = id;
    this.#inspector.host.requestUpdate();
  }

  view(seconds: number): TemplateResult {
    const { texts, shown, recorder } = this.#inspector;
    const entries = [...shown.entries(shown.lastId - 200)];
    const left = (entry: Entry) => (entry.id === recorder.wait?.entry.id ? seconds : 0);
    return html`<div part="log" role="log" aria-live="off" aria-label=${texts.log} tabindex="0">
      <ol @click=${this.#clicked}>${entries.map((entry) => rowView(entry, texts, left(entry)))}</ol>
    </div>`;
  }

  readonly #clicked = (event: Event): void => {
    const row = (event.target as Element).closest('li');
    this.select(Number(row?.dataset.id));
  };
}
