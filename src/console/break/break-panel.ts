import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Inspector } from '../inspector.ts';
import { faultsText } from '../record/faults-text.ts';
import { Breaker } from './breaker.ts';
import { type Toggle, toggles } from './fates.ts';

/** The longest delay that can be set, in milliseconds. */
const longestDelay = 60_000;

/** What the console breaks on purpose. */
export class BreakPanel {
  readonly #inspector: Inspector;
  readonly #breaker: Breaker;

  constructor(inspector: Inspector) {
    this.#inspector = inspector;
    this.#breaker = new Breaker(inspector);
  }

  view(): TemplateResult {
    const { texts, source } = this.#inspector;
    const breaker = this.#breaker;
    if (!breaker.can) {
      return html`<p class="hint">${source ? texts.notBreakable : texts.nothingToBreak}</p>`;
    }
    return html`<div part="faults" role="group" aria-label=${texts.breaking}>
      ${toggles.map((name) => this.#toggle(name))}
      <span class="group">
        <button part="cut" type="button" ?disabled=${!breaker.canCut} @click=${this.#cut}>
          ${texts.cutNow}
        </button>
        ${this.#allOff()}
      </span>
    </div>`;
  }

  /** What is broken now, to be seen with the panel closed, too. */
  banner(): TemplateResult | typeof nothing {
    const { texts } = this.#inspector;
    const { active } = this.#breaker;
    if (active.length === 0) return nothing;
    return html`<div part="breaking" class="banner">
      <span aria-hidden="true">⚡︎</span>
      <span class="told">${texts.broken}: ${faultsText(active, texts)}</span>
      ${this.#allOff()}
    </div>`;
  }

  #toggle(name: Toggle): TemplateResult {
    const { texts } = this.#inspector;
    const breaker = this.#breaker;
    return html`<span class="fault">
      <label>
        <input
          part="fault"
          type="checkbox"
          value=${name}
          .checked=${breaker.active.includes(name)}
          @change=${this.#switched}
        />
        <span class="sentence">${texts[name]}</span>
      </label>
      ${
        name === 'delay'
          ? html`<input
                part="delay"
                type="number"
                min="1"
                max=${longestDelay}
                aria-label=${texts.delayTime}
                .value=${String(breaker.delay)}
                @change=${this.#delayed}
              /><span aria-hidden="true">${texts.delayUnit}</span>`
          : nothing
      }
    </span>`;
  }

  #allOff(): TemplateResult {
    const isOff = this.#breaker.active.length === 0;
    return html`<button part="all-off" type="button" ?disabled=${isOff} @click=${this.#end}>
      ${this.#inspector.texts.allOff}
    </button>`;
  }

  readonly #switched = ({ target }: Event): void => {
    const { value, checked } = target as HTMLInputElement;
    this.#breaker.set(value as Toggle, checked);
  };

  readonly #delayed = ({ target }: Event): void => {
    const field = target as HTMLInputElement;
    const delay = Math.round(field.valueAsNumber);
    // What is no number leaves it as it was.
    if (delay) this.#breaker.delay = Math.min(Math.max(delay, 1), longestDelay);
    field.value = String(this.#breaker.delay);
  };

  readonly #cut = (): void => {
    this.#breaker.cut();
    if (!this.#breaker.canCut) this.#focus('[part="fault"]');
  };

  readonly #end = ({ target }: Event): void => {
    const isInBanner = (target as Element).closest('[part="breaking"]');
    this.#breaker.end();
    // The button is disabled now, or gone.
    this.#focus(isInBanner ? '[aria-controls="panel-break"]' : '[part="fault"]');
  };

  #focus(selector: string): void {
    this.#inspector.host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }
}
