import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { allowFiles, droppedFile } from '../file-drop.ts';
import type { Inspector } from '../inspector.ts';
import type { EntryStore } from '../record/entry-store.ts';
import { printed } from '../text/printed.ts';
import type { ExportFormat } from './export-log.ts';
import { problemText } from './problem-text.ts';
import { Replayer } from './replayer.ts';
import { Transfers } from './transfers.ts';

/** A recording that is shown instead of the live log. */
export interface Recording {
  readonly store: EntryStore;
  readonly name: string;
}

/** The pause that long ones are shortened to, in seconds. */
const shortPause = 2;

const speeds = [1, 2, 10, Number.POSITIVE_INFINITY];

/** Export, import and replay. */
export class TransferPanel {
  readonly #inspector: Inspector;
  readonly transfers: Transfers;
  readonly #replayer: Replayer;
  #format: ExportFormat = 'jsonl';
  #isFiltered = false;
  #speed = 1;
  #shortens = false;

  constructor(inspector: Inspector) {
    this.#inspector = inspector;
    this.transfers = new Transfers(inspector);
    this.#replayer = new Replayer(inspector);
  }

  view(): TemplateResult {
    return html`<div part="transfer" @dragover=${allowFiles} @drop=${this.#dropped}>
      ${this.#exporting()} ${this.#importing()}
      ${this.#inspector.readOnly ? nothing : this.#replaying()} ${this.#progress()}
      ${this.#problem()}
    </div>`;
  }

  /** Says that it is a recording that is shown, with the panel closed, too. */
  banner(recording: Recording | undefined): TemplateResult | typeof nothing {
    if (!recording) return nothing;
    const { texts } = this.#inspector;
    const { name, store } = recording;
    return html`<div part="recording" class="banner">
      <span class="told" dir="auto">${printed(texts.lookingAt(name, store.size))}</span>
      <button part="back" type="button" @click=${this.#goBack}>${texts.backToLive}</button>
    </div>`;
  }

  #exporting(): TemplateResult {
    const { texts } = this.#inspector;
    const isBusy = this.transfers.running !== undefined;
    return html`<fieldset part="export">
      <legend>${texts.exporting}</legend>
      <label>
        ${texts.format}
        <select part="format" @change=${this.#formatChosen}>
          ${this.#options(this.#format, [
            ['jsonl', texts.formatJsonLines],
            ['csv', texts.formatCsv],
            ['har', texts.formatHar],
          ])}
        </select>
      </label>
      ${this.#extent()}
      <button part="save" type="button" ?disabled=${isBusy} @click=${this.#saved}>
        ${texts.saveLog}
      </button>
      <button part="copy" type="button" ?disabled=${isBusy} @click=${this.#copied}>
        ${texts.copyLog}
      </button>
      <p class="hint">${texts.exportHint}</p>
    </fieldset>`;
  }

  /** For what is saved, and for what is replayed. */
  #extent(): TemplateResult {
    const { texts } = this.#inspector;
    return html`<label>
      ${texts.extent}
      <select part="extent" @change=${this.#extentChosen}>
        ${this.#options(this.#isFiltered ? 'shown' : 'all', [
          ['all', texts.everything],
          ['shown', texts.whatIsShown],
        ])}
      </select>
    </label>`;
  }

  #importing(): TemplateResult {
    const { texts } = this.#inspector;
    return html`<fieldset part="import">
      <legend>${texts.importing}</legend>
      <label>
        ${texts.openLog}
        <input
          part="log-file"
          type="file"
          accept=".jsonl,.ndjson,.har,.json,.txt"
          @change=${this.#fileChosen}
        />
      </label>
      <p class="hint">${texts.openHint}</p>
    </fieldset>`;
  }

  #replaying(): TemplateResult {
    const { texts, source } = this.#inspector;
    const { progress } = this.#replayer;
    return html`<fieldset part="replay">
      <legend>${texts.replaying}</legend>
      ${this.#extent()}
      <label>
        ${texts.speed}
        <select part="speed" @change=${this.#speedChosen}>
          ${this.#options(
            String(this.#speed),
            speeds.map((speed) => [
              String(speed),
              Number.isFinite(speed) ? texts.times(speed) : texts.atOnce,
            ]),
          )}
        </select>
      </label>
      <label>
        <input
          part="shorten"
          type="checkbox"
          .checked=${this.#shortens}
          @change=${this.#shortenChosen}
        />
        ${texts.shortenPauses(shortPause)}
      </label>
      ${
        progress
          ? html`<button part="stop" type="button" @click=${this.#stopped}>
              ${texts.stopReplay}</button
            ><span part="replay-progress">
              ${texts.replayProgress(progress.sent, progress.total)}
              ${progress.isHeld ? texts.replayHeld : nothing}
            </span>`
          : html`<button part="play" type="button" ?disabled=${!source} @click=${this.#played}>
              ${texts.replay}
            </button>`
      }
    </fieldset>`;
  }

  #progress(): TemplateResult | typeof nothing {
    const { texts } = this.#inspector;
    const { running } = this.transfers;
    if (!running) return nothing;
    const { does, done } = running;
    return html`<p part="progress">
      ${does === 'saving' ? texts.saving(done / 1e6) : texts.opening(done * 100)}
      <button part="cancel" type="button" @click=${this.#cancelled}>${texts.cancel}</button>
    </p>`;
  }

  #problem(): TemplateResult | typeof nothing {
    const text = problemText(this.transfers.problem, this.#inspector.texts);
    return text ? html`<p part="file-problem" role="alert">${text}</p>` : nothing;
  }

  #options(current: string, options: readonly (readonly [string, string])[]): TemplateResult[] {
    return options.map(
      ([value, text]) =>
        html`<option dir="auto" value=${value} .selected=${value === current}>${text}</option>`,
    );
  }

  readonly #formatChosen = (event: Event): void => {
    this.#format = chosen(event) as ExportFormat;
  };

  readonly #extentChosen = (event: Event): void => {
    this.#isFiltered = chosen(event) === 'shown';
    this.#inspector.host.requestUpdate();
  };

  readonly #speedChosen = (event: Event): void => {
    this.#speed = Number(chosen(event));
  };

  readonly #shortenChosen = (event: Event): void => {
    this.#shortens = (event.target as HTMLInputElement).checked;
  };

  readonly #saved = (): void => {
    void this.transfers.save(this.#format, this.#isFiltered);
  };

  readonly #copied = (): void => {
    void this.transfers.copy(this.#format, this.#isFiltered);
  };

  readonly #cancelled = (): void => this.transfers.cancel();

  readonly #fileChosen = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    if (file) void this.transfers.open(file);
    // So that the same one can be chosen again.
    field.value = '';
  };

  readonly #dropped = (event: DragEvent): void => {
    const file = droppedFile(event);
    if (file) void this.transfers.open(file);
  };

  readonly #goBack = (): void => this.transfers.goBack();

  readonly #played = (): void => {
    const longestPause = this.#shortens ? shortPause * 1000 : Number.POSITIVE_INFINITY;
    const entries = this.transfers.entries(this.#isFiltered);
    void this.#replayer.start(entries, { speed: this.#speed, longestPause });
  };

  readonly #stopped = (): void => this.#replayer.stop();
}

function chosen(event: Event): string {
  return (event.target as HTMLSelectElement).value;
}
