import type { ReactiveController } from 'lit';
import type { Inspector } from '../inspector.ts';
import type { Entry } from '../record/entry.ts';
import type { EntryStore } from '../record/entry-store.ts';
import { plainText } from '../record/pieces.ts';
import type { ConsoleTexts } from '../texts.ts';
import { type Filter, noFilter, parseFilter, passes } from './filter.ts';
import { hiddenKinds, type KindSettings } from './kinds.ts';
import { ShownEntries } from './shown-entries.ts';

/** How long it searches at a time, in milliseconds, so that the page stays smooth. */
const slice = 8;

/** What is looked for, as the attributes say it. */
export interface FindSettings {
  /** The filter, in its own language: see filter.ts. */
  filter: string;
  /** The groups of kinds that are hidden, separated by spaces. */
  hide: string;
  heartbeats: boolean;
  paused: boolean;
}

/** Finds what the log shows: of the entries there are, those that the settings let pass. */
export class Finder implements ReactiveController {
  readonly #inspector: Inspector;
  readonly #settings: FindSettings;
  #store: EntryStore;
  #shown: ShownEntries;
  #filter: Filter = noFilter;
  #accepts: (entry: Entry) => boolean = () => true;
  /** What was searched for last. */
  #sought: readonly unknown[] = [];
  /** The last entry in view, while it is paused; and that of the log that a recording stands for. */
  #pausedAt: number | undefined;
  #livePausedAt: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(inspector: Inspector, settings: FindSettings) {
    this.#inspector = inspector;
    this.#settings = settings;
    this.#store = inspector.shown;
    this.#shown = new ShownEntries(this.#store);
    inspector.host.addController(this);
  }

  /** What was found so far; some of it may be beyond the pause. */
  get shown(): ShownEntries {
    return this.#shown;
  }

  get filter(): Filter {
    return this.#filter;
  }

  /** How many entries are in view, above or below the screen's edges. */
  get count(): number {
    const { length } = this.#shown;
    return this.#pausedAt === undefined ? length : this.#shown.placeOf(this.#pausedAt + 1);
  }

  /** How many entries are waiting for the end of the pause. */
  get waiting(): number {
    return this.#shown.length - this.count;
  }

  /** How many entries are still to be searched. */
  get unseen(): number {
    return this.#shown.unseen;
  }

  /**
   * All that the settings let pass as they are now, in order, searched for step by step: nothing is
   * given for each entry that is passed over, so that whoever asks can rest in between.
   */
  *found(): Generator<Entry | undefined> {
    const accepts = this.#accepts;
    const last = this.#pausedAt ?? this.#store.lastId;
    for (const entry of this.#store.entries(undefined, last)) {
      yield accepts(entry) ? entry : undefined;
    }
  }

  hostUpdate(): void {
    const { shown: store, live, texts } = this.#inspector;
    const { filter, hide, heartbeats, paused } = this.#settings;
    if (store !== this.#store) {
      if (this.#store === live) this.#livePausedAt = this.#pausedAt;
      this.#shown.end();
      this.#store = store;
      this.#shown = new ShownEntries(store);
      this.#sought = [];
      this.#pausedAt = store === live ? this.#livePausedAt : undefined;
    }
    if (!paused) this.#pausedAt = this.#livePausedAt = undefined;
    else this.#pausedAt ??= store.lastId;
    const sought = [filter, hide, heartbeats, texts];
    if (sought.some((value, index) => value !== this.#sought[index])) {
      if (filter !== this.#sought[0]) this.#filter = parseFilter(filter);
      this.#sought = sought;
      this.#accepts = judge(this.#filter, { hide, heartbeats }, texts);
      this.#shown.filterBy(this.#accepts);
    }
    this.#search();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Searches for a while, and later on, until all is searched. */
  #search(): void {
    clearTimeout(this.#timer);
    const end = performance.now() + slice;
    this.#shown.advance(() => performance.now() >= end);
    const { host } = this.#inspector;
    if (this.#shown.unseen === 0 || !host.isConnected) return;
    this.#timer = setTimeout(() => {
      this.#search();
      this.#inspector.showSoon();
    });
  }
}

/** What decides whether an entry is shown. */
function judge(
  filter: Filter,
  kinds: KindSettings,
  texts: ConsoleTexts,
): (entry: Entry) => boolean {
  const hidden = hiddenKinds(kinds);
  if (filter.terms.length === 0) return ({ kind }) => !hidden.has(kind);
  return (entry) => !hidden.has(entry.kind) && passes(filter, plainText(entry, texts));
}
