import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Inspector } from '../inspector.ts';
import { errorSubject } from '../record/subjects.ts';
import { controlsFor } from '../watch/controls.ts';

/** Where messages are written and sent. */
export class Composer {
  readonly #inspector: Inspector;

  constructor(inspector: Inspector) {
    this.#inspector = inspector;
  }

  view(): TemplateResult {
    const { texts, source } = this.#inspector;
    const can = controlsFor(source);
    return html`<div part="composer">
      <textarea
        part="input"
        rows="1"
        aria-label=${texts.message}
        placeholder=${texts.messageHint}
        enterkeyhint="send"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        @keydown=${this.#keyPressed}
      ></textarea>
      <button part="send" type="button" ?disabled=${!can.send} @click=${this.#send}>
        ${texts.send}
      </button>
    </div>`;
  }

  readonly #send = (): void => {
    const { host, source, recorder } = this.#inspector;
    const field = host.shadowRoot?.querySelector<HTMLTextAreaElement>('[part~="input"]');
    if (!field || !source || !controlsFor(source).send) return;
    try {
      source.send(field.value);
      field.value = '';
    } catch (error) {
      recorder.note(errorSubject(error));
    }
    host.requestUpdate();
  };

  readonly #keyPressed = (event: KeyboardEvent): void => {
    // 229: the key belongs to an input method (Safari ends composing before it says so).
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229)
      return;
    event.preventDefault();
    this.#send();
  };
}
