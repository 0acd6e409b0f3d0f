import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Inspector } from '../inspector.ts';
import type { ConsoleTexts } from '../texts.ts';
import { type TextKind, textKinds } from './draft.ts';

/** What is sent: what the field says, or a file. */
export type MessageKind = TextKind | 'file';

const kindTexts: Readonly<Record<MessageKind, keyof ConsoleTexts & `kind${string}`>> = {
  text: 'kindText',
  json: 'kindJson',
  hex: 'kindHex',
  base64: 'kindBase64',
  file: 'kindFile',
};

/** What the message is, and whether placeholders are filled in. */
export class MessageSettings {
  readonly #inspector: Inspector;
  readonly #changed: () => void;
  #kind: MessageKind = 'text';
  #fills = false;

  /** @param changed Called when the user has changed something. */
  constructor(inspector: Inspector, changed: () => void) {
    this.#inspector = inspector;
    this.#changed = changed;
  }

  get kind(): MessageKind {
    return this.#kind;
  }

  /** Whether placeholders are filled in: bytes and files have none. */
  get fills(): boolean {
    return this.#fills && this.#canFill;
  }

  set(kind: MessageKind, fills: boolean): void {
    this.#kind = kind;
    this.#fills = fills;
  }

  /** The kind in a word, where it is not text. */
  get name(): string {
    return this.#kind === 'text' ? '' : this.#inspector.texts[kindTexts[this.#kind]];
  }

  view(): TemplateResult {
    const { texts } = this.#inspector;
    return html`<label>
        ${texts.sendAs}
        <select part="kind" @change=${this.#kindChosen}>
          ${[...textKinds, 'file' as const].map(
            (kind) =>
              html`<option value=${kind} .selected=${kind === this.#kind}>
                ${texts[kindTexts[kind]]}
              </option>`,
          )}
        </select>
      </label>
      ${this.#canFill ? this.#placeholdersView() : nothing}`;
  }

  get #canFill(): boolean {
    return this.#kind === 'text' || this.#kind === 'json';
  }

  #placeholdersView(): TemplateResult {
    const { texts } = this.#inspector;
    return html`<label>
        <input
          part="placeholders"
          type="checkbox"
          aria-describedby="placeholders-hint"
          .checked=${this.#fills}
          @change=${this.#fillsSwitched}
        />
        ${texts.placeholders}
      </label>
      <p class="hint" id="placeholders-hint" ?hidden=${!this.#fills}>${texts.placeholdersHint}</p>`;
  }

  readonly #kindChosen = ({ target }: Event): void => {
    this.#kind = (target as HTMLSelectElement).value as MessageKind;
    this.#changed();
  };

  readonly #fillsSwitched = ({ target }: Event): void => {
    this.#fills = (target as HTMLInputElement).checked;
    this.#changed();
  };
}
