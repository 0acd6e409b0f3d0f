import type { PropertyDeclarations, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ConsoleSocket } from './console-socket.ts';
import { controlsFor } from './controls.ts';
import { Countdown } from './countdown.ts';
import { EndFollower } from './end-follower.ts';
import type { Entry } from './entries.ts';
import { isHeartbeat, messageOf } from './entries.ts';
import { EntryLog } from './entry-log.ts';
import { entryView } from './entry-view.ts';
import { FrameBatch } from './frame-batch.ts';
import { logStyles } from './log-styles.ts';
import { noticeOf } from './notice.ts';
import type { Source } from './source.ts';
import { styles } from './styles.ts';
import type { Target } from './target.ts';
import { TargetFinder } from './target.ts';
import type { ConsoleTexts } from './texts.ts';
import { englishTexts } from './texts.ts';
import { Watcher } from './watcher.ts';

/** The most lines of the log; the oldest go first. */
const mostEntries = 1000;

/**
 * A console for a WebSocket: connect, send, close, and a log of what happens. It watches a
 * `<heartbeat-socket>`, a `HeartbeatSocket`, or any `WebSocket` (of which it sees what arrives and
 * what it sends itself).
 *
 * @tag socket-console
 * @csspart toolbar - The row with the state and the buttons.
 * @csspart status - The state in a word.
 * @csspart connect - The button that connects, or tries now.
 * @csspart close - The button that closes.
 * @csspart clear - The button that empties the log.
 * @csspart heartbeats - The label and checkbox that show heartbeats.
 * @csspart notice - What is said where there is no socket to watch.
 * @csspart log - The log, which scrolls.
 * @csspart entry - A line of the log.
 * @csspart entry-sent - A message went out.
 * @csspart entry-received - A message came in.
 * @csspart entry-held - A message waits for the next link.
 * @csspart entry-probe - A heartbeat went out.
 * @csspart entry-reply - A heartbeat was answered.
 * @csspart entry-connecting - An attempt began.
 * @csspart entry-open - A link is up.
 * @csspart entry-close - A link, or an attempt, ended.
 * @csspart entry-wait - A wait for the next attempt.
 * @csspart entry-unsent - Messages that will not be sent.
 * @csspart entry-error - Something failed.
 * @csspart entry-another - From here on, the log is about another socket.
 * @csspart time - The time of a line.
 * @csspart composer - The row with the message field and the send button.
 * @csspart input - The message field.
 * @csspart send - The button that sends.
 */
export class SocketConsoleElement extends LitElement {
  static override properties: PropertyDeclarations = {
    htmlFor: { attribute: 'for', reflect: true, useDefault: true },
    socket: { attribute: false },
    texts: { attribute: false },
    heartbeats: { type: Boolean, reflect: true, useDefault: true },
  };

  static override styles = [styles, logStyles];

  /**
   * The id of the `<heartbeat-socket>` to watch, in the console's own document or shadow root; it
   * may appear later, move, or be replaced. Default: none.
   * @attr for
   */
  declare htmlFor: string;

  /** The socket to watch; goes before `for`. Default: `null`. */
  declare socket: ConsoleSocket | null;

  /** Texts that replace the English ones; those left out stay English. Default: `{}`. */
  declare texts: Partial<ConsoleTexts>;

  /** Whether the log shows heartbeats; also the checkbox's value. Default: false. */
  declare heartbeats: boolean;

  readonly #batch = new FrameBatch(() => this.requestUpdate());
  readonly #log = new EntryLog(mostEntries, () => this.#batch.schedule());
  readonly #watcher = new Watcher(this.#log);
  readonly #finder = new TargetFinder(this, (target) => this.#watch(target));
  readonly #end = new EndFollower(this, () => this.#part<HTMLElement>('log'));
  readonly #countdown = new Countdown(this, () => this.#log.wait?.until);
  #target: Target = { kind: 'unset' };
  #allTexts = englishTexts;

  constructor() {
    super();
    this.htmlFor = '';
    this.socket = null;
    this.texts = {};
    this.heartbeats = false;
  }

  /** Empties the log. */
  clear(): void {
    this.#log.clear();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#batch.cancel();
    this.#watcher.release();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('htmlFor') || changed.has('socket')) this.#finder.look();
    if (changed.has('texts')) this.#allTexts = { ...englishTexts, ...this.texts };
  }

  /** `updateComplete` waits until all that was told so far is on the screen. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#batch.finished;
    return super.getUpdateComplete();
  }

  protected override updated(): void {
    // A button that was pressed and is now disabled would take the focus with it.
    const focused = this.shadowRoot?.activeElement;
    if (focused?.matches(':disabled')) this.#part<HTMLElement>('log')?.focus();
  }

  protected override render(): TemplateResult {
    const texts = this.#allTexts;
    const can = controlsFor(this.#watcher.source);
    const state = this.#watcher.source?.state;
    const detail = this.#statusDetail();
    return html`
      <div part="toolbar">
        <span part="status" role="status" class=${state ?? 'none'}>
          ${state ? texts[state] : texts.noSocket}<span class="unseen">${detail && `: ${detail}`}</span>
        </span>
        <span class="buttons">
          <button part="connect" type="button" ?disabled=${!can.connect} @click=${this.#connect}>
            ${state === 'waiting' ? texts.tryNow : texts.connect}
          </button>
          <button part="close" type="button" ?disabled=${!can.close} @click=${this.#close}>
            ${texts.close}
          </button>
        </span>
        <span class="view">
          <label part="heartbeats">
            <input type="checkbox" .checked=${this.heartbeats} @change=${this.#showHeartbeats} />
            ${texts.heartbeats}
          </label>
          <button part="clear" type="button" class="quiet" @click=${this.clear}>
            ${texts.clear}
          </button>
        </span>
      </div>
      ${this.#notice()}
      <div
        part="log"
        role="log"
        aria-live="off"
        aria-label=${texts.log}
        tabindex="0"
        @scroll=${this.#scrolled}
      >
        ${this.#lines()}
      </div>
      <div part="composer">
        <textarea
          part="input"
          rows="1"
          aria-label=${texts.message}
          placeholder=${texts.messageHint}
          enterkeyhint="send"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          @keydown=${this.#keyPressed}
        ></textarea>
        <button part="send" type="button" ?disabled=${!can.send} @click=${this.#send}>
          ${texts.send}
        </button>
      </div>
    `;
  }

  #statusDetail(): string {
    const { wait } = this.#log;
    if (!wait) return noticeOf(this.#target, this.#allTexts);
    // The whole wait, not what is left of it: this is read aloud once, not at every second.
    const { attempt, since, until } = wait;
    return this.#allTexts.attemptIn(attempt, Math.round((until - since) / 1000));
  }

  #notice(): TemplateResult | typeof nothing {
    const notice = noticeOf(this.#target, this.#allTexts);
    return notice ? html`<p part="notice">${notice}</p>` : nothing;
  }

  #lines(): TemplateResult {
    const texts = this.#allTexts;
    const { entries, wait } = this.#log;
    const shown = this.heartbeats ? entries : entries.filter((entry) => !isHeartbeat(entry));
    if (shown.length === 0) return html`<p class="nothing">${texts.nothingYet}</p>`;
    const left = (entry: Entry) => (entry === wait ? this.#countdown.seconds : 0);
    return html`<ol>
      ${repeat(
        shown,
        ({ id }) => id,
        (entry) => guard([entry, texts, left(entry)], () => entryView(entry, texts, left(entry))),
      )}
    </ol>`;
  }

  #watch(target: Target): void {
    this.#target = target;
    this.#watcher.watch(target.kind === 'socket' ? target.socket : undefined);
    this.requestUpdate();
  }

  #connect(): void {
    if (controlsFor(this.#watcher.source).connect) this.#attempt((source) => source.connect());
  }

  #close(): void {
    if (controlsFor(this.#watcher.source).close) this.#attempt((source) => source.close());
  }

  #send(): void {
    const field = this.#part<HTMLTextAreaElement>('input');
    if (!field || !controlsFor(this.#watcher.source).send) return;
    if (this.#attempt((source) => source.send(field.value))) field.value = '';
  }

  /** Does something with the socket; what it throws is told in the log. */
  #attempt(action: (source: Source) => void): boolean {
    try {
      const { source } = this.#watcher;
      if (source) action(source);
      return true;
    } catch (error) {
      this.#log.note({ kind: 'error', message: messageOf(error) });
      return false;
    } finally {
      this.requestUpdate();
    }
  }

  #keyPressed(event: KeyboardEvent): void {
    // 229: the key belongs to an input method (Safari ends composing before it says so).
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229)
      return;
    event.preventDefault();
    this.#send();
  }

  #showHeartbeats(event: Event): void {
    this.heartbeats = (event.target as HTMLInputElement).checked;
  }

  #scrolled(): void {
    this.#end.scrolled();
  }

  #part<E extends HTMLElement>(name: string): E | null {
    return this.renderRoot?.querySelector<E>(`[part~="${name}"]`) ?? null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'socket-console': SocketConsoleElement;
  }
}
