import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Inspector } from '../inspector.ts';
import { errorSubject } from '../record/subjects.ts';
import { printed } from '../text/printed.ts';

/** A file to send: chosen, or dropped. */
export class FileChoice {
  readonly #inspector: Inspector;
  #file: File | undefined;
  #isReading = false;

  constructor(inspector: Inspector) {
    this.#inspector = inspector;
  }

  get isChosen(): boolean {
    return this.#file !== undefined;
  }

  take(file: File): void {
    this.#file = file;
    this.#inspector.host.requestUpdate();
  }

  /** Its bytes; nothing while they are being read. Why a file can't be read is told in the log. */
  async read(): Promise<ArrayBuffer | undefined> {
    if (this.#isReading) return undefined;
    this.#isReading = true;
    try {
      return await this.#file?.arrayBuffer();
    } catch (error) {
      this.#inspector.recorder.note(errorSubject(error));
      return undefined;
    } finally {
      this.#isReading = false;
    }
  }

  view(): TemplateResult {
    const { texts } = this.#inspector;
    const file = this.#file;
    return html`<span part="file">
      <label class="button">
        <input class="unseen" type="file" @change=${this.#chosen} />${texts.chooseFile}
      </label>
      ${
        file
          ? html`<span class="file-name" dir="auto">${printed(file.name)}</span>
              <span>${texts.bytes(file.size)}</span>`
          : html`<span>${texts.noFile}</span>`
      }
    </span>`;
  }

  readonly #chosen = ({ target }: Event): void => {
    const field = target as HTMLInputElement;
    const file = field.files?.[0];
    if (file) this.take(file);
    // The same one, chosen again, is a change: it may have other bytes by now.
    field.value = '';
  };
}
