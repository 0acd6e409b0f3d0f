import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Inspector } from './inspector.ts';
import { withToggled } from './names.ts';
import { openPanels, type PanelName, panelNames } from './panels.ts';
import { attempt } from './watch/attempt.ts';
import { connect } from './watch/connect.ts';
import { controlsFor } from './watch/controls.ts';
import { noticeOf } from './watch/notice.ts';
import type { Target } from './watch/target.ts';

/** What the toolbar shows and sets, as attributes. */
interface ToolbarSettings {
  panels: string;
  readonly readOnly: boolean;
}

/** The state in a word; the buttons to connect and close, to open the panels, to empty the log. */
export class Toolbar {
  readonly #inspector: Inspector;
  readonly #settings: ToolbarSettings;

  constructor(inspector: Inspector, settings: ToolbarSettings) {
    this.#inspector = inspector;
    this.#settings = settings;
  }

  view(target: Target): TemplateResult {
    const { texts, source, shown, live } = this.#inspector;
    const state = source?.state;
    const notice = noticeOf(target, texts);
    const detail = this.#wait() || notice;
    return html`<div part="toolbar">
        <span part="status" role="status" class=${state ?? 'none'}>
          ${state ? texts[state] : texts.noSocket}<span class="unseen">${detail && `: ${detail}`}</span>
        </span>
        ${this.#settings.readOnly ? nothing : this.#buttons()}
        <span class="view">
          ${this.#panelButton('life', texts.life)}
          ${this.#settings.readOnly ? nothing : this.#panelButton('break', texts.breaking)}
          ${this.#panelButton('transfer', texts.transfer)}
          <button
            part="clear"
            type="button"
            class="quiet"
            ?disabled=${shown !== live}
            @click=${this.#clear}
          >
            ${texts.clear}
          </button>
        </span>
      </div>
      ${notice ? html`<p part="notice">${notice}</p>` : nothing}`;
  }

  #buttons(): TemplateResult {
    const { texts, source } = this.#inspector;
    const can = controlsFor(source);
    return html`<span class="buttons">
      <button part="connect" type="button" ?disabled=${!can.connect} @click=${this.#connect}>
        ${source?.state === 'waiting' ? texts.tryNow : texts.connect}
      </button>
      <button part="close" type="button" ?disabled=${!can.close} @click=${this.#close}>
        ${texts.close}
      </button>
    </span>`;
  }

  #panelButton(name: PanelName, text: string): TemplateResult {
    const { panels } = this.#settings;
    return html`<button
      part="panel-button"
      type="button"
      class="quiet"
      aria-expanded=${openPanels(panels, true).includes(name)}
      aria-controls="panel-${name}"
      @click=${() => {
        this.#settings.panels = withToggled(panels, name, panelNames);
      }}
    >
      ${text}
    </button>`;
  }

  /** The wait in words: the whole of it, as this is read aloud once, not at every second. */
  #wait(): string {
    const { recorder, texts } = this.#inspector;
    if (!recorder.wait) return '';
    const { attempt, delay } = recorder.wait.entry;
    return texts.attemptIn(attempt, Math.round(delay / 1000));
  }

  readonly #connect = (): void => connect(this.#inspector);

  readonly #close = (): void => {
    if (controlsFor(this.#inspector.source).close) {
      attempt(this.#inspector, (source) => source.close());
    }
    this.#inspector.host.requestUpdate();
  };

  readonly #clear = (): void => this.#inspector.recorder.clear();
}
