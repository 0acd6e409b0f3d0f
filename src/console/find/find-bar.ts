import type { ReactiveController, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Inspector } from '../inspector.ts';
import { withToggled } from '../names.ts';
import { SavedChoice } from '../saved-choice.ts';
import { printed } from '../text/printed.ts';
import { beginningOf } from '../text/whole.ts';
import type { Finder, FindSettings } from './finder.ts';
import { countOf, groupNames, isShown, type KindGroup } from './kinds.ts';

/** The most characters that are shown of what is wrong with a filter. */
const mostCharacters = 500;

/** Where keys write, or choose by what is written. */
const writable = 'input:not([type=checkbox], [type=radio], [type=file]), textarea, select';

/** A filter that is kept under a name, with the kinds that are shown. */
type SavedFilter = Pick<FindSettings, 'filter' | 'hide' | 'heartbeats'>;

/** A filter as it was saved; nothing, for what is none. */
function savedFilter(value: unknown): SavedFilter | undefined {
  const { filter, hide, heartbeats } = Object(value);
  const isOne =
    typeof filter === 'string' && typeof hide === 'string' && typeof heartbeats === 'boolean';
  return isOne ? { filter, hide, heartbeats } : undefined;
}

/** What is shown of the log: the kinds, the filter, the pause; and how much that is. */
export class FindBar implements ReactiveController {
  readonly #inspector: Inspector;
  readonly #finder: Finder;
  readonly #settings: FindSettings;
  readonly #saved: SavedChoice<SavedFilter>;
  #isSavedOpen = false;

  constructor(inspector: Inspector, finder: Finder, settings: FindSettings) {
    this.#inspector = inspector;
    this.#finder = finder;
    this.#settings = settings;
    this.#saved = new SavedChoice(inspector, {
      topic: 'filters',
      read: savedFilter,
      present: () => ({
        filter: settings.filter,
        hide: settings.hide,
        heartbeats: settings.heartbeats,
      }),
      use: (saved) => Object.assign(settings, saved),
    });
    inspector.host.addController(this);
  }

  view(): TemplateResult {
    const { texts } = this.#inspector;
    const { filter, paused } = this.#settings;
    const { mistakes } = this.#finder.filter;
    const [mistake] = mistakes;
    return html`<div part="find">
      <div class="chips" role="group" aria-label=${texts.kinds}>
        ${groupNames.map((group) => this.#chip(group))}
      </div>
      <input
        part="filter"
        type="search"
        aria-label=${texts.filter}
        placeholder=${texts.filterHint}
        aria-invalid=${mistake ? 'true' : 'false'}
        aria-describedby=${mistake ? 'mistake' : nothing}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        .value=${live(filter)}
        @input=${this.#typed}
        @keydown=${this.#keyPressed}
      />
      <button
        part="saved-filters"
        type="button"
        class="quiet"
        aria-expanded=${this.#isSavedOpen}
        @click=${this.#toggleSaved}
      >
        ${texts.saved}
      </button>
      <button part="pause" type="button" class="quiet" aria-pressed=${paused} @click=${this.#pause}>
        ${paused ? texts.paused(this.#finder.waiting) : texts.pause}
      </button>
      ${mistake ? html`<p part="mistake" id="mistake">${printed(beginningOf(texts.mistake(mistake.part, mistake.why), mostCharacters))}</p>` : nothing}
      ${this.#isSavedOpen ? html`<div class="saved-filters">${this.#saved.view()}</div>` : nothing}
      ${this.#countView()}
    </div>`;
  }

  hostConnected(): void {
    this.#inspector.host.addEventListener('keydown', this.#keyPressedAnywhere);
  }

  hostDisconnected(): void {
    this.#inspector.host.removeEventListener('keydown', this.#keyPressedAnywhere);
  }

  #chip(group: KindGroup): TemplateResult {
    const { texts, shown } = this.#inspector;
    return html`<button
      part="chip chip-${group}"
      type="button"
      aria-pressed=${isShown(group, this.#settings)}
      @click=${() => this.#toggle(group)}
    >
      ${texts.groups[group]} <span class="number">${texts.count(countOf(group, shown))}</span>
    </button>`;
  }

  /** It is always there, so that nothing moves when it has more to say. */
  #countView(): TemplateResult {
    const { texts, shown } = this.#inspector;
    const { count, unseen } = this.#finder;
    const parts = [
      shown.size > 0 && texts.shownOf(count, shown.size),
      unseen > 0 && texts.searching(unseen),
      shown.gone > 0 && texts.gone(shown.gone),
    ].filter((text) => text !== false);
    return html`<p part="count">${parts.join(' · ')}</p>`;
  }

  #toggle(group: KindGroup): void {
    const settings = this.#settings;
    if (group === 'heartbeats') settings.heartbeats = !settings.heartbeats;
    else settings.hide = withToggled(settings.hide, group, groupNames);
  }

  readonly #toggleSaved = (): void => {
    this.#isSavedOpen = !this.#isSavedOpen;
    this.#inspector.host.requestUpdate();
  };

  readonly #typed = (event: Event): void => {
    this.#settings.filter = (event.target as HTMLInputElement).value;
  };

  readonly #pause = (): void => {
    this.#settings.paused = !this.#settings.paused;
  };

  /** Esc takes the filter away; where there is none, it goes back to the log. */
  readonly #keyPressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    if (this.#settings.filter === '') this.#focus('log');
    this.#settings.filter = '';
    event.preventDefault();
  };

  /** A slash goes to the filter, from wherever no text is written. */
  readonly #keyPressedAnywhere = (event: KeyboardEvent): void => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    const [target] = event.composedPath();
    if (target instanceof Element && target.matches(writable)) return;
    event.preventDefault();
    this.#focus('filter');
  };

  #focus(part: string): void {
    this.#inspector.host.shadowRoot?.querySelector<HTMLElement>(`[part~="${part}"]`)?.focus();
  }
}
