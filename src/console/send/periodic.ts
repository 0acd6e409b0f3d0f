import type { ReactiveController, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Inspector } from '../inspector.ts';
import type { Source } from '../watch/source.ts';
import { Repeater } from './repeater.ts';

const shortest = 10;
const longest = 86_400_000;

const clock = {
  now: () => performance.now(),
  setTimeout: (callback: () => void, delay: number) => setTimeout(callback, delay),
  clearTimeout: (timer: unknown) => clearTimeout(timer as number),
};

/** What is sent again and again now. */
interface Run {
  readonly source: Source;
  readonly interval: number;
  count: number;
}

/**
 * Sends a message again and again: only over an open link, so that none are held. It goes on when a
 * link comes back, and ends when the console leaves the page, watches another socket, or may not act.
 */
export class PeriodicSending implements ReactiveController {
  readonly #inspector: Inspector;
  readonly #start: () => void;
  readonly #repeater = new Repeater(clock);
  #interval = 1000;
  #run: Run | undefined;

  /** @param start Called when the user wants it to start; `begin()` starts it. */
  constructor(inspector: Inspector, start: () => void) {
    this.#inspector = inspector;
    this.#start = start;
    inspector.host.addController(this);
  }

  hostUpdate(): void {
    const { source, readOnly } = this.#inspector;
    if (this.#run && (readOnly || source !== this.#run.source)) this.#stop();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** Calls `send` now and at each interval. It ends when that could not send. */
  begin(send: () => boolean): void {
    const { source, host } = this.#inspector;
    if (!source) return;
    const run: Run = { source, interval: this.#interval, count: 0 };
    this.#run = run;
    this.#repeater.start(run.interval, () => this.#turn(run, send));
    host.requestUpdate();
  }

  /** The settings, and the button. */
  view(canStart: boolean): TemplateResult {
    const { texts } = this.#inspector;
    const isOn = this.#run !== undefined;
    return html`<span class="group">
      <label>
        ${texts.repeatEvery}
        <input
          part="interval"
          type="number"
          min=${shortest}
          max=${longest}
          .value=${String(this.#interval)}
          @change=${this.#changed}
        />
        ${texts.repeatUnit}
      </label>
      <button
        part="repeat"
        type="button"
        ?disabled=${!isOn && !canStart}
        @click=${isOn ? this.#stop : this.#start}
      >
        ${isOn ? texts.stopRepeating : texts.startRepeating}
      </button>
    </span>`;
  }

  /**
   * What is sent again and again now.
   * @param hasButton Whether it can be stopped here.
   */
  banner(hasButton: boolean): TemplateResult | typeof nothing {
    const { texts } = this.#inspector;
    const run = this.#run;
    if (!run) return nothing;
    const waits = run.source.state !== 'open';
    return html`<div part="repeating">
      <span class="told"
        >${texts.repeating(run.interval, run.count)}${waits ? ` – ${texts.repeatingWaits}` : ''}</span
      >
      ${
        hasButton
          ? html`<button part="repeat" type="button" @click=${this.#stopInBanner}>
              ${texts.stopRepeating}
            </button>`
          : nothing
      }
    </div>`;
  }

  #turn(run: Run, send: () => boolean): void {
    if (run.source.state !== 'open') return;
    if (send()) run.count += 1;
    else this.#stop();
  }

  readonly #stop = (): void => {
    this.#repeater.stop();
    this.#run = undefined;
    this.#inspector.host.requestUpdate();
  };

  readonly #stopInBanner = (): void => {
    this.#stop();
    // The banner ends with its button.
    this.#inspector.host.shadowRoot?.querySelector<HTMLElement>('[part="more"]')?.focus();
  };

  readonly #changed = ({ target }: Event): void => {
    const field = target as HTMLInputElement;
    const interval = Math.round(field.valueAsNumber);
    // What is no number leaves it as it was.
    if (Number.isFinite(interval)) this.#interval = Math.min(Math.max(interval, shortest), longest);
    field.value = String(this.#interval);
  };
}
