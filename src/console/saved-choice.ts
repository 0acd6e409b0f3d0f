import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Inspector } from './inspector.ts';
import { SavedList } from './saved-list.ts';
import { withNames } from './text/printable.ts';

/** What is saved, and where it comes from and goes to. */
export interface Savable<Value> {
  /** With the prefix of the console it is the key in the page's storage. */
  readonly topic: string;
  /** Gives a value back as it was saved; nothing, for what is none. */
  read(value: unknown): Value | undefined;
  /** What would be saved now, if anything. */
  present(): Value | undefined;
  /** Called with the value that was chosen. */
  use(value: Value): void;
}

/** A choice of what the user keeps under names: to use it again, to delete it, and to save more. */
export class SavedChoice<Value> {
  readonly #inspector: Inspector;
  readonly #list: SavedList<Value>;
  readonly #savable: Savable<Value>;
  #name = '';

  constructor(inspector: Inspector, savable: Savable<Value>) {
    this.#inspector = inspector;
    this.#savable = savable;
    this.#list = new SavedList(inspector, savable.topic, savable.read);
  }

  view(): TemplateResult {
    const { texts } = this.#inspector;
    return html`<span class="group">
        <label>
          ${texts.saved}
          <select part="saved" @change=${this.#choose} @blur=${this.#startOver}>
            <option value="">${texts.chooseSaved}</option>
            ${this.#list.items.map(
              ({ name }) => html`<option value=${name}>${withNames(name)}</option>`,
            )}
          </select>
        </label>
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
          ?disabled=${!this.#name.trim() || this.#savable.present() === undefined}
          @click=${this.#save}
        >
          ${texts.save}
        </button>
        <button
          part="saved-delete"
          type="button"
          ?disabled=${this.#list.get(this.#name.trim()) === undefined}
          @click=${this.#delete}
        >
          ${texts.deleteSaved}
        </button>
      </span>`;
  }

  readonly #choose = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    this.#name = select.value;
    const value = this.#list.get(this.#name);
    if (value !== undefined) this.#savable.use(value);
    // With the focus, arrow keys go on from here.
    if (!select.matches(':focus')) this.#startOver(event);
    this.#inspector.host.requestUpdate();
  };

  /** What was chosen can be chosen again; its name stays, to save or delete it. */
  readonly #startOver = ({ target }: Event): void => {
    (target as HTMLSelectElement).value = '';
  };

  readonly #delete = ({ target }: Event): void => {
    this.#list.remove(this.#name.trim());
    this.#name = '';
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
    const { say, texts } = this.#inspector;
    const name = this.#name.trim();
    const value = this.#savable.present();
    if (!name || value === undefined) return;
    this.#name = name;
    say(texts.savedAs(withNames(name)));
    // It says so where it can't be stored.
    this.#list.save(name, value);
  };
}
