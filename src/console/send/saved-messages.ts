import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Inspector } from '../inspector.ts';
import { SavedList } from '../storage.ts';
import { withNames } from '../text/printable.ts';
import { type Draft, savedDraft } from './draft.ts';

/** Messages that the user keeps under names. */
export class SavedMessages {
  readonly #inspector: Inspector;
  readonly #list: SavedList<Draft>;
  readonly #present: () => Draft | undefined;
  readonly #use: (draft: Draft) => void;
  #chosen = '';
  #name = '';

  /**
   * @param present What would be saved now, if anything.
   * @param use Called with the message that was chosen.
   */
  constructor(inspector: Inspector, present: () => Draft | undefined, use: (draft: Draft) => void) {
    this.#inspector = inspector;
    this.#list = new SavedList(inspector, 'messages', savedDraft);
    this.#present = present;
    this.#use = use;
  }

  view(): TemplateResult {
    const { texts } = this.#inspector;
    const chosen = this.#list.get(this.#chosen) ? this.#chosen : '';
    return html`<span class="group">
        <label>
          ${texts.savedMessages}
          <select part="saved" @change=${this.#choose}>
            <option value="" .selected=${!chosen}>${texts.chooseSaved}</option>
            ${this.#list.items.map(
              ({ name }) =>
                html`<option value=${name} .selected=${name === chosen}>${withNames(name)}</option>`,
            )}
          </select>
        </label>
        <button part="saved-delete" type="button" ?disabled=${!chosen} @click=${this.#delete}>
          ${texts.deleteSaved}
        </button>
      </span>
      <span class="group">
        <input
          part="saved-name"
          type="text"
          autocomplete="off"
          dir="auto"
          aria-label=${texts.savedName}
          placeholder=${texts.savedName}
          .value=${this.#name}
          @input=${this.#named}
          @keydown=${this.#keyPressed}
        />
        <button
          part="saved-save"
          type="button"
          ?disabled=${!this.#name.trim() || !this.#present()}
          @click=${this.#save}
        >
          ${texts.saveMessage}
        </button>
      </span>`;
  }

  readonly #choose = ({ target }: Event): void => {
    this.#chosen = this.#name = (target as HTMLSelectElement).value;
    const draft = this.#list.get(this.#chosen);
    if (draft) this.#use(draft);
    this.#inspector.host.requestUpdate();
  };

  readonly #delete = ({ target }: Event): void => {
    this.#list.remove(this.#chosen);
    this.#chosen = this.#name = '';
    // The button is about to be disabled.
    (target as Element).parentElement?.querySelector('select')?.focus();
  };

  readonly #named = ({ target }: Event): void => {
    this.#name = (target as HTMLInputElement).value;
    this.#inspector.host.requestUpdate();
  };

  readonly #keyPressed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.isComposing && event.keyCode !== 229) this.#save();
  };

  readonly #save = (): void => {
    const inspector = this.#inspector;
    const name = this.#name.trim();
    const draft = this.#present();
    if (!name || !draft) return;
    this.#chosen = this.#name = name;
    inspector.say(inspector.texts.messageSaved(withNames(name)));
    // It says so where it can't be stored.
    this.#list.save(name, draft);
  };
}
