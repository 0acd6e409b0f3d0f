import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { allowFiles, droppedFile } from '../file-drop.ts';
import type { Inspector } from '../inspector.ts';
import { SavedChoice } from '../saved-choice.ts';
import { printed } from '../text/printed.ts';
import { beginningOf } from '../text/whole.ts';
import { controlsFor } from '../watch/controls.ts';
import { fill, isInFirstLine, isInLastLine } from './caret.ts';
import { type Draft, messageOf, savedDraft } from './draft.ts';
import { FileChoice } from './file-choice.ts';
import { MessageHistory } from './message-history.ts';
import { MessageSettings } from './message-settings.ts';
import { PeriodicSending } from './periodic.ts';
import { filledIn, hasPlaceholders, type Moment } from './placeholders.ts';
import { problemText } from './problem.ts';
import { transmit } from './transmit.ts';

/** How much of a message is looked at for its preview, in characters. */
const previewed = 500;

/** Where messages are written and sent. */
export class Composer {
  readonly #inspector: Inspector;
  readonly #history = new MessageHistory();
  readonly #settings: MessageSettings;
  readonly #file: FileChoice;
  readonly #saved: SavedChoice<Draft>;
  readonly #periodic: PeriodicSending;
  #isOpen = false;
  /** Why the text in the field can't be sent. */
  #problem = '';
  /** What the text in the field becomes by its placeholders. */
  #preview = '';
  /** The number of the next message with placeholders. */
  #counter = 1;

  constructor(inspector: Inspector) {
    this.#inspector = inspector;
    this.#settings = new MessageSettings(inspector, () => this.#changed());
    this.#file = new FileChoice(inspector);
    this.#saved = new SavedChoice(inspector, {
      topic: 'messages',
      read: savedDraft,
      present: () => this.#draft,
      use: (draft) => this.#replace(draft),
    });
    this.#periodic = new PeriodicSending(inspector, () => this.#repeat());
  }

  view(): TemplateResult {
    const { texts, source, readOnly } = this.#inspector;
    const { kind, name } = this.#settings;
    const isFile = kind === 'file';
    const canSend = controlsFor(source).send && (!isFile || this.#file.isChosen);
    return html`<div part="composer" ?hidden=${readOnly} @dragover=${allowFiles} @drop=${this.#dropped}>
      <textarea
        part="input"
        rows="1"
        ?hidden=${isFile}
        aria-label=${texts.message}
        aria-invalid=${this.#problem !== ''}
        aria-describedby="problem"
        placeholder=${texts.messageHint}
        enterkeyhint="send"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        @keydown=${this.#keyPressed}
        @input=${this.#changed}
      ></textarea>
      ${isFile ? this.#file.view() : nothing}
      <button part="send" type="button" ?disabled=${!canSend} @click=${this.#send}>
        ${texts.send}
      </button>
      <button
        part="more"
        type="button"
        class="quiet"
        aria-expanded=${this.#isOpen}
        aria-controls="send-options"
        @click=${this.#toggle}
      >
        ${texts.sendOptions}${name && `: ${name}`}
      </button>
      <p part="problem" id="problem" role="alert" ?hidden=${!this.#problem}>${this.#problem}</p>
      ${this.#previewView()} ${this.#periodic.banner(!this.#isOpen)}
      ${
        this.#isOpen
          ? html`<div part="send-options" id="send-options">
              ${this.#settings.view()} ${this.#saved.view()} ${this.#periodic.view(canSend)}
            </div>`
          : nothing
      }
    </div>`;
  }

  #previewView(): TemplateResult | typeof nothing {
    if (!this.#preview) return nothing;
    return html`<p part="preview">
      ${this.#inspector.texts.preview}: <bdi>${printed(this.#preview)}</bdi>
    </p>`;
  }

  get #field(): HTMLTextAreaElement | null | undefined {
    return this.#inspector.host.shadowRoot?.querySelector<HTMLTextAreaElement>('[part="input"]');
  }

  /** What is in the field; nothing, where a file is to be sent. */
  get #draft(): Draft | undefined {
    const { kind, fills } = this.#settings;
    return kind === 'file' ? undefined : { kind, text: this.#field?.value ?? '', fills };
  }

  get #moment(): Moment {
    return { now: Date.now(), counter: this.#counter, random: Math.random };
  }

  /** Puts a draft into the field; what was there can be found in the history. */
  #replace(draft: Draft): void {
    const present = this.#draft;
    if (present?.text) this.#history.add(present);
    this.#show(draft, 'end');
  }

  #show({ kind, text, fills }: Draft, caret: 'start' | 'end'): void {
    this.#settings.set(kind, fills);
    if (this.#field) fill(this.#field, text, caret);
    this.#changed();
  }

  /** Sends a draft, if it is what it is said to be; else it tells why not. */
  #sendDraft(draft: Draft): boolean {
    const outcome = messageOf(draft, this.#moment);
    if ('problem' in outcome) {
      this.#problem = problemText(outcome.problem, draft.text, this.#inspector.texts);
      this.#inspector.host.requestUpdate();
      const { at } = outcome.problem;
      if (draft.text === this.#field?.value) this.#field.setSelectionRange(at, at + 1);
      return false;
    }
    if (!transmit(this.#inspector, outcome.data)) return false;
    if (draft.fills && hasPlaceholders(draft.text)) {
      this.#counter += 1;
      this.#lookAhead();
    }
    return true;
  }

  readonly #send = async (): Promise<void> => {
    const { host, source } = this.#inspector;
    if (!controlsFor(source).send) return;
    const draft = this.#draft;
    if (!draft) {
      const bytes = await this.#file.read();
      if (bytes && source === this.#inspector.source) transmit(this.#inspector, bytes);
    } else if (this.#sendDraft(draft)) {
      this.#history.add(draft);
      if (this.#field) this.#field.value = '';
      this.#changed();
    }
    host.requestUpdate();
  };

  /** Sends what is there now again and again, whatever the field says later. */
  async #repeat(): Promise<void> {
    const { source } = this.#inspector;
    const draft = this.#draft;
    if (draft) {
      this.#periodic.begin(() => this.#sendDraft(draft));
      return;
    }
    const bytes = await this.#file.read();
    if (!bytes || source !== this.#inspector.source) return;
    this.#periodic.begin(() => transmit(this.#inspector, bytes));
  }

  readonly #changed = (): void => {
    this.#problem = '';
    this.#lookAhead();
    this.#inspector.host.requestUpdate();
  };

  /** Finds out what the next message will be. */
  #lookAhead(): void {
    const { text = '', fills } = this.#draft ?? {};
    const start = beginningOf(text, previewed);
    this.#preview =
      fills && hasPlaceholders(start)
        ? beginningOf(filledIn(start, this.#moment).text, previewed)
        : '';
  }

  readonly #keyPressed = (event: KeyboardEvent): void => {
    const { key, shiftKey, ctrlKey, altKey, metaKey } = event;
    // 229: the key belongs to an input method (Safari ends composing before it says so).
    if (shiftKey || event.isComposing || event.keyCode === 229) return;
    if (key === 'Enter') {
      event.preventDefault();
      this.#send();
    } else if (!ctrlKey && !altKey && !metaKey) this.#lookBack(event);
  };

  /** The arrow keys go through what was sent, where there is no line to go to. */
  #lookBack(event: KeyboardEvent): void {
    const field = this.#field;
    const present = this.#draft;
    if (!field || !present) return;
    const isUp = event.key === 'ArrowUp' && isInFirstLine(field);
    const isDown = event.key === 'ArrowDown' && isInLastLine(field);
    if (!isUp && !isDown) return;
    const found = isUp ? this.#history.back(present) : this.#history.forward(present);
    if (!found) return;
    event.preventDefault();
    this.#show(found, isUp ? 'start' : 'end');
  }

  readonly #toggle = (): void => {
    this.#isOpen = !this.#isOpen;
    this.#inspector.host.requestUpdate();
  };

  readonly #dropped = (event: DragEvent): void => {
    const file = droppedFile(event);
    if (!file) return;
    this.#file.take(file);
    this.#settings.set('file', this.#settings.fills);
    this.#changed();
  };
}
