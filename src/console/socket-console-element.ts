import type { ComplexAttributeConverter, PropertyDeclarations, TemplateResult } from 'lit';
import { adoptStyles, html, LitElement } from 'lit';
import { Announcer } from './announcer.ts';
import { boundOf } from './bounds.ts';
import { BreakPanel } from './break/break-panel.ts';
import { breakStyles } from './break/break-styles.ts';
import { DetailPane } from './detail/detail-pane.ts';
import { detailStyles } from './detail/detail-styles.ts';
import { FindBar } from './find/find-bar.ts';
import { findStyles } from './find/find-styles.ts';
import { Finder } from './find/finder.ts';
import { focusKeeper } from './focus-keeper.ts';
import { FrameBatch } from './frame-batch.ts';
import type { Inspector } from './inspector.ts';
import { Countdown } from './life/countdown.ts';
import { LifePanel } from './life/life-panel.ts';
import { lifeStyles } from './life/life-styles.ts';
import { LifeWatch } from './life/life-watch.ts';
import { StatusLine } from './life/status-line.ts';
import { LogPanel } from './log/log-panel.ts';
import { logStyles } from './log/log-styles.ts';
import { openPanels } from './panels.ts';
import { type Bounds, EntryStore } from './record/entry-store.ts';
import { Recorder } from './record/recorder.ts';
import { Composer } from './send/composer.ts';
import { sendStyles } from './send/send-styles.ts';
import { styles } from './styles.ts';
import type { ConsoleTexts } from './texts.ts';
import { englishTexts } from './texts.ts';
import { Toolbar } from './toolbar.ts';
import { type ExportFormat, fileTypes } from './transfer/export-log.ts';
import { problemText } from './transfer/problem-text.ts';
import { type Recording, TransferPanel } from './transfer/transfer-panel.ts';
import { transferStyles } from './transfer/transfer-styles.ts';
import { problemOf } from './transfer/transfers.ts';
import type { ConsoleSocket } from './watch/console-socket.ts';
import type { Target } from './watch/target.ts';
import { TargetFinder } from './watch/target.ts';
import { Watcher } from './watch/watcher.ts';

/** How much is kept where nothing else is said. */
const standardBounds: Bounds = { maxEntries: 1_000_000, maxBytes: 268_435_456 };

/** A bound as an attribute; without one it is the default. */
const limit: ComplexAttributeConverter<number | null> = {
  // Null: there is none, and the default holds.
  fromAttribute: (text) => (text === null ? null : Number(text.trim() || Number.NaN)),
};

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
 * @csspart facts - The line with the facts of the link.
 * @csspart fact - One of them: its name and its value.
 * @csspart try-now - The button in that line that ends a wait.
 * @csspart panel-button - A button that opens a panel.
 * @csspart panel - A panel.
 * @csspart panel-life - The panel with the chart.
 * @csspart panel-break - The panel that breaks the link.
 * @csspart panel-transfer - The panel that exports, imports and replays.
 * @csspart notice - What is said where there is no socket to watch.
 * @csspart find - The row that says what of the log is shown.
 * @csspart chip - A button that shows and hides a kind of entries.
 * @csspart chip-sent - The one of messages that went out.
 * @csspart chip-received - The one of messages that came in.
 * @csspart chip-heartbeats - The one of heartbeats.
 * @csspart chip-held - The one of messages that were held, or came back.
 * @csspart chip-link - The one of what happened to the link.
 * @csspart chip-errors - The one of errors.
 * @csspart filter - The filter field.
 * @csspart mistake - What of the filter is left out, and why.
 * @csspart count - How much of the log is shown, and how much has gone.
 * @csspart pause - The button that pauses the view.
 * @csspart saved-filters - The button that opens the saved filters.
 * @csspart jump - The button that goes to the end of the log.
 * @csspart said - What is told in passing.
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
 * @csspart entry-faults - What is broken on purpose from here on.
 * @csspart entry-another - From here on, the log is about another socket.
 * @csspart time - The time of a line.
 * @csspart detail - One entry in full.
 * @csspart detail-close - The button that closes it.
 * @csspart detail-facts - What is known of it.
 * @csspart detail-views - The choice how its message is shown.
 * @csspart detail-copy - The buttons that copy its message.
 * @csspart detail-pager - The buttons and the field that turn the pages of a large message.
 * @csspart detail-text - Its message as text.
 * @csspart detail-json - Its message as a tree of JSON.
 * @csspart detail-hex - Its message as hex.
 * @csspart breaking - What is broken on purpose now, below the toolbar.
 * @csspart faults - The switches of the faults, in the panel that breaks.
 * @csspart fault - The checkbox of a fault.
 * @csspart delay - The field with the delay.
 * @csspart cut - The button that cuts the link.
 * @csspart all-off - The buttons that switch all faults off.
 * @csspart recording - What is said while a recording is shown, below the toolbar.
 * @csspart back - The button that leaves the recording.
 * @csspart transfer - The panel that exports, imports and replays.
 * @csspart export - The controls that save the log.
 * @csspart import - The controls that open a file.
 * @csspart replay - The controls that send recorded messages again.
 * @csspart format - The choice of the format.
 * @csspart extent - The choice of what is saved or replayed.
 * @csspart save - The button that saves the log.
 * @csspart copy - The button that copies the log.
 * @csspart log-file - The field that chooses a file.
 * @csspart speed - The choice of the speed.
 * @csspart shorten - The checkbox that shortens long pauses.
 * @csspart play - The button that starts a replay.
 * @csspart stop - The button that stops it.
 * @csspart replay-progress - How far a replay is.
 * @csspart progress - How far an export or an import is.
 * @csspart cancel - The button that ends it.
 * @csspart file-problem - What is wrong with a file.
 * @csspart composer - The row with the message field and the send button.
 * @csspart input - The message field.
 * @csspart send - The button that sends.
 * @csspart more - The button that shows what else there is for sending.
 * @csspart problem - Why the text in the message field can't be sent.
 * @csspart preview - What the message becomes by its placeholders.
 * @csspart file - The file to send, in place of the message field.
 * @csspart send-options - What else there is for sending.
 * @csspart kind - The choice of what the message is: text, JSON, hex, base64, a file.
 * @csspart placeholders - The checkbox that has placeholders filled in.
 * @csspart saved - The list of saved messages.
 * @csspart saved-delete - The button that deletes what is saved under the name in the field.
 * @csspart saved-name - The field with the name for a message.
 * @csspart saved-save - The button that saves the message.
 * @csspart interval - The field with the time between two messages.
 * @csspart repeat - The button that begins, or ends, to send again and again.
 * @csspart repeating - What is sent again and again now.
 * @cssprop [--socket-console-canvas] - The background.
 * @cssprop [--socket-console-raised] - The background of bars, and of what the pointer is on.
 * @cssprop [--socket-console-field] - The background of fields and buttons.
 * @cssprop [--socket-console-line] - The lines between parts.
 * @cssprop [--socket-console-edge] - The edges of fields and buttons.
 * @cssprop [--socket-console-text] - The text.
 * @cssprop [--socket-console-muted] - Text that stands back.
 * @cssprop [--socket-console-accent] - What is sent, selected or focused, and the main button.
 * @cssprop [--socket-console-on-accent] - The text of the main button.
 * @cssprop [--socket-console-good] - What is received, and an open link.
 * @cssprop [--socket-console-warn] - Waits, held messages, and what is broken on purpose.
 * @cssprop [--socket-console-bad] - Ends and errors.
 * @cssprop [--socket-console-font=system-ui] - The font.
 * @cssprop [--socket-console-mono-font=ui-monospace] - The font of messages.
 * @cssprop [--socket-console-row-height=1.625rem] - The height of a row of the log.
 */
export class SocketConsoleElement extends LitElement {
  static override properties: PropertyDeclarations = {
    htmlFor: { attribute: 'for', reflect: true, useDefault: true },
    socket: { attribute: false },
    texts: { attribute: false },
    heartbeats: { type: Boolean, reflect: true, useDefault: true },
    hide: { reflect: true, useDefault: true },
    filter: { reflect: true, useDefault: true },
    paused: { type: Boolean, reflect: true, useDefault: true },
    maxEntries: { attribute: 'max-entries', reflect: true, useDefault: true, converter: limit },
    maxBytes: { attribute: 'max-bytes', reflect: true, useDefault: true, converter: limit },
    readOnly: { attribute: 'readonly', type: Boolean, reflect: true, useDefault: true },
    panels: { reflect: true, useDefault: true },
    storage: { reflect: true, useDefault: true },
  };

  static override styles = [
    styles,
    logStyles,
    findStyles,
    detailStyles,
    lifeStyles,
    sendStyles,
    breakStyles,
    transferStyles,
  ];

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

  /** Whether the log shows heartbeats. Default: false. */
  declare heartbeats: boolean;

  /**
   * What else the log hides, separated by spaces: `sent`, `received`, `held`, `link`, `errors`.
   * Default: none.
   */
  declare hide: string;

  /**
   * What entries must contain to be shown: words, phrases in quotes, regular expressions between
   * slashes; a minus in front of one means what they must not contain. Default: none.
   */
  declare filter: string;

  /** Whether the view stands still; what happens is recorded all the same. Default: false. */
  declare paused: boolean;

  /** The most entries that are kept, at least 1; the oldest go first. Default: 1000000. */
  declare maxEntries: number;

  /**
   * The most bytes of memory that entries may take, at least 1: text counts two bytes a character,
   * and each entry 128 more. A message that is larger keeps its size alone. Default: 268435456.
   */
  declare maxBytes: number;

  /** Whether sending, and all else that acts on the socket, is hidden. Default: false. */
  declare readOnly: boolean;

  /** Which panels are open, separated by spaces: `life`, `break`, `transfer`. Default: none. */
  declare panels: string;

  /**
   * What the keys in `localStorage` begin with, under which saved filters and messages are kept;
   * empty: they are kept by the console alone. Default: `socket-console`.
   */
  declare storage: string;

  readonly #batch = new FrameBatch(() => this.requestUpdate());
  readonly #live = new EntryStore(standardBounds, () => this.#batch.schedule());
  readonly #recorder = new Recorder(this.#live, () => this.#batch.schedule());
  readonly #watcher = new Watcher(this.#recorder);
  readonly #targets = new TargetFinder(this, (target) => this.#watch(target));
  readonly #countdown = new Countdown(this, () => this.#recorder.wait?.until);
  readonly #announcer = new Announcer(this);
  #recording: Recording | undefined;
  readonly #inspector: Inspector = this.#asInspector();
  readonly #finder = new Finder(this.#inspector, this);
  readonly #findBar = new FindBar(this.#inspector, this.#finder, this);
  readonly #log = new LogPanel(this.#inspector, this.#finder);
  readonly #detail = new DetailPane(this.#inspector, () => this.#log.close());
  readonly #life = new LifeWatch(this.#inspector);
  readonly #toolbar = new Toolbar(this.#inspector, this);
  readonly #status = new StatusLine(this.#inspector, this.#life);
  readonly #composer = new Composer(this.#inspector);
  readonly #panels = {
    life: new LifePanel(this.#inspector, this.#life),
    break: new BreakPanel(this.#inspector),
    transfer: new TransferPanel(this.#inspector),
  };
  #target: Target = { kind: 'unset' };
  #allTexts = englishTexts;

  constructor() {
    super();
    this.htmlFor = '';
    this.socket = null;
    this.texts = {};
    this.heartbeats = false;
    this.hide = '';
    this.filter = '';
    this.paused = false;
    this.maxEntries = standardBounds.maxEntries;
    this.maxBytes = standardBounds.maxBytes;
    this.readOnly = false;
    this.panels = '';
    this.storage = 'socket-console';
  }

  /** Empties the log. */
  clear(): void {
    this.#recorder.clear();
  }

  /**
   * The log, or the recording that is shown instead, as a file: `jsonl` (JSON lines: all there is,
   * an entry a line), `csv`, or `har` (with `_webSocketMessages`, as browsers' developer tools import
   * it). Secrets in addresses are masked; messages are as they are. The page is not blocked
   * meanwhile.
   * @param options `filtered`: only what the filter lets pass, default false; `signal`: ends it.
   * @throws {TypeError} For another format. The signal's reason, when that has ended it.
   */
  async exportLog(
    format: ExportFormat,
    options: { readonly filtered?: boolean; readonly signal?: AbortSignal } = {},
  ): Promise<Blob> {
    if (!Object.hasOwn(fileTypes, format)) {
      throw new TypeError(
        `A log is exported as ${Object.keys(fileTypes).join(', ')}: not "${format}".`,
      );
    }
    const { filtered = false, signal } = options;
    // A filter that was just set is in force then. What was never in the page never updates.
    if (this.hasUpdated || this.isConnected) await this.updateComplete;
    else this.#finder.hostUpdate();
    return this.#panels.transfer.transfers.fileOf(format, filtered, { signal });
  }

  /**
   * Shows a log that was saved as `jsonl` or `har`, or a HAR that a browser wrote, instead of the
   * live one, which goes on being recorded. Of several at once, the one that was asked for last stays.
   * @param name What it is called. Default: the file's name, if it has one.
   * @throws An `Error` that says what is wrong with the file; then nothing has changed.
   */
  async openLog(file: Blob, name = file instanceof File ? file.name : ''): Promise<void> {
    try {
      await this.#panels.transfer.transfers.read(file, name);
    } catch (cause) {
      throw new Error(problemText(problemOf(cause), this.#allTexts), { cause });
    }
  }

  /** Shows the live log again. */
  closeLog(): void {
    this.#panels.transfer.transfers.goBack();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#batch.cancel();
    this.#watcher.release();
  }

  /** In another document, as that of a frame or a pop-up, and on the way back, it is styled anew. */
  adoptedCallback(): void {
    if (this.shadowRoot) this.#style(this.shadowRoot);
  }

  protected override createRenderRoot(): ShadowRoot {
    const { shadowRootOptions } = this.constructor as typeof LitElement;
    return this.#style(this.shadowRoot ?? this.attachShadow(shadowRootOptions));
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    // Frameworks take a setting back with null.
    for (const name of ['filter', 'hide', 'panels'] as const) this[name] = `${this[name] ?? ''}`;
    if (changed.has('htmlFor') || changed.has('socket')) this.#targets.look();
    if (changed.has('maxEntries') || changed.has('maxBytes')) this.#bound();
    if (changed.has('texts')) {
      const given = Object.entries(this.texts ?? {}).filter(([, text]) => text !== undefined);
      this.#allTexts = { ...englishTexts, ...Object.fromEntries(given) };
    }
  }

  /** `updateComplete` waits until all that was told so far is on the screen. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#batch.finished;
    return super.getUpdateComplete();
  }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    const keepFocus = focusKeeper(this.shadowRoot);
    super.update(changed);
    keepFocus();
  }

  protected override render(): TemplateResult {
    return html`<div class="column">
      ${this.#toolbar.view(this.#target)} ${this.#panels.break.banner()}
      ${this.#panels.transfer.banner(this.#recording)}
      ${this.#status.view(this.#countdown.seconds)}
      ${openPanels(this.panels, !this.readOnly).map(
        (name) =>
          html`<div part="panel panel-${name}" id="panel-${name}">${this.#panels[name].view()}</div>`,
      )}
      ${this.#findBar.view()}
      <div class="middle">
        <div class="split">
          ${this.#log.view(this.#countdown.seconds)}
          ${this.#detail.view(this.#log.opened)}
        </div>
        ${this.#announcer.view()}
      </div>
      ${this.#composer.view()}
    </div>`;
  }

  /** The sheets that consoles share are of the script's document, and work in no other. */
  #style(root: ShadowRoot): ShadowRoot {
    const { elementStyles } = this.constructor as typeof LitElement;
    const view = this.ownerDocument.defaultView;
    if (view === window) adoptStyles(root, elementStyles);
    else if (view) {
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(elementStyles.join(''));
      root.adoptedStyleSheets = [sheet];
    }
    return root;
  }

  #bound(): void {
    this.maxEntries = boundOf('max-entries', this.maxEntries, standardBounds.maxEntries);
    this.maxBytes = boundOf('max-bytes', this.maxBytes, standardBounds.maxBytes);
    const { maxEntries, maxBytes } = this;
    this.#live.bounds = { maxEntries, maxBytes };
  }

  #asInspector(): Inspector {
    const self = this;
    return {
      host: this,
      recorder: this.#recorder,
      live: this.#live,
      get texts() {
        return self.#allTexts;
      },
      get source() {
        return self.#watcher.source;
      },
      get shown() {
        return self.#recording?.store ?? self.#live;
      },
      selection: () => this.#finder.found(),
      show: (store, name) => {
        this.#recording = store && { store, name };
        this.requestUpdate();
      },
      get readOnly() {
        return self.readOnly;
      },
      get storage() {
        return self.storage;
      },
      showSoon: () => this.#batch.schedule(),
      say: (text) => this.#announcer.say(text),
    };
  }

  #watch(target: Target): void {
    this.#target = target;
    this.#watcher.watch(target.kind === 'socket' ? target.socket : undefined);
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'socket-console': SocketConsoleElement;
  }
}
