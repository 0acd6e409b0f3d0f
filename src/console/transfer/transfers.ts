import type { ReactiveController } from 'lit';
import { copyText } from '../clipboard.ts';
import type { Inspector } from '../inspector.ts';
import { addressOf } from '../life/address.ts';
import type { Entry } from '../record/entry.ts';
import { EntryStore } from '../record/entry-store.ts';
import { withoutSecrets } from '../text/secrets.ts';
import { BadFileError, type Fault } from './bad-file.ts';
import { type ExportFormat, exportLog, type Work } from './export-log.ts';
import { fileName } from './file-name.ts';
import { importLog } from './import-log.ts';

/** What is going on. */
export interface Running {
  readonly does: 'saving' | 'opening';
  /** How far it is: a part of the whole for `opening`, characters for `saving`. */
  readonly done: number;
}

/** How long the browser may take to fetch what it was given, in milliseconds: Safari takes its time. */
const fetchTime = 40_000;

/** Why a file was not opened, or not written. */
export type Problem = Fault | 'unreadable' | 'not-copied';

/**
 * Saves the log, and opens saved ones. What the user asks for is done one at a time, and ends when the
 * console leaves the page; what a script asks for goes on, each for itself.
 */
export class Transfers implements ReactiveController {
  readonly #inspector: Inspector;
  #running: Running | undefined;
  #control: AbortController | undefined;
  #problem: Problem | undefined;
  /** Logs to open and ways back are numbered: the last that was asked for, the last that was shown. */
  #asked = 0;
  #answered = 0;

  constructor(inspector: Inspector) {
    this.#inspector = inspector;
    inspector.host.addController(this);
  }

  get running(): Running | undefined {
    return this.#running;
  }

  /** What was wrong with the last file. */
  get problem(): Problem | undefined {
    return this.#problem;
  }

  hostDisconnected(): void {
    this.cancel();
  }

  cancel(): void {
    this.#control?.abort();
  }

  /** The log, or what is shown of it, in a file. */
  fileOf(format: ExportFormat, isFiltered: boolean, work: Work = {}): Promise<Blob> {
    return exportLog(this.entries(isFiltered), format, this.#url, work);
  }

  /** All that the log has, or what is shown of it: then nothing for each entry that is passed over. */
  entries(isFiltered: boolean): Iterable<Entry | undefined> {
    const { selection, shown } = this.#inspector;
    return isFiltered ? selection() : shown.entries();
  }

  /**
   * Shows a file instead of the live log. Where it is no log, nothing changes; nor where another one
   * that was asked for later, or the live log, is shown by then.
   */
  async read(file: Blob, name: string, work: Work = {}): Promise<void> {
    this.#asked += 1;
    const number = this.#asked;
    const store = new EntryStore(this.#inspector.live.bounds);
    await importLog(file, store, work);
    if (number < this.#answered) return;
    this.#answered = number;
    this.#inspector.show(store, name);
  }

  /** Shows the live log again. */
  goBack(): void {
    this.#asked += 1;
    this.#answered = this.#asked;
    this.#inspector.show(undefined, '');
  }

  /** Gives the log to the browser to be saved. */
  async save(format: ExportFormat, isFiltered: boolean): Promise<void> {
    // By what is shown now: that may change meanwhile.
    const name = fileName(this.#url || this.#firstUrl, new Date(), format);
    const file = await this.#run('saving', (work) => this.fileOf(format, isFiltered, work));
    if (file) download(file, name);
  }

  async copy(format: ExportFormat, isFiltered: boolean): Promise<void> {
    const { say, texts } = this.#inspector;
    const copied = await this.#run('saving', async (work) => {
      const file = await this.fileOf(format, isFiltered, work);
      const text = await file.text();
      work.signal?.throwIfAborted();
      await copyText(text).catch(() => Promise.reject('not-copied'));
      return true;
    });
    if (copied) say(texts.logCopied);
  }

  async open(file: File): Promise<void> {
    const size = Math.max(1, file.size);
    await this.#run('opening', (work) =>
      this.read(file, file.name, { ...work, progress: (done) => work.progress?.(done / size) }),
    );
  }

  /** The address of the live log's links, where its entries do not tell; a recording has its own. */
  get #url(): string {
    const { source, shown, live } = this.#inspector;
    return source && shown === live ? withoutSecrets(addressOf(source.url)) : '';
  }

  /** The address of the first link that the log tells of. */
  get #firstUrl(): string {
    for (const entry of this.#inspector.shown.entries()) {
      if (entry.kind === 'open') return entry.url;
    }
    return '';
  }

  /** Does something that takes a while; what it was given, unless it failed or was cancelled. */
  async #run<T>(
    does: Running['does'],
    task: (work: Required<Work>) => Promise<T>,
  ): Promise<T | undefined> {
    this.cancel();
    const control = new AbortController();
    this.#control = control;
    this.#problem = undefined;
    const inspector = this.#inspector;
    const tell = (running: Running | undefined): void => {
      if (this.#control !== control) return;
      this.#running = running;
      // How far it is may wait; that it begins, or is over, may not.
      if (running?.done) inspector.showSoon();
      else inspector.host.requestUpdate();
    };
    tell({ does, done: 0 });
    try {
      return await task({ signal: control.signal, progress: (done) => tell({ does, done }) });
    } catch (error) {
      if (control.signal.aborted) return undefined;
      this.#problem = problemOf(error);
      return undefined;
    } finally {
      tell(undefined);
    }
  }
}

/** What is wrong, of what was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof BadFileError) return error.fault;
  return error === 'not-copied' ? 'not-copied' : 'unreadable';
}

function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), fetchTime);
}
