import type { ReactiveController, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Finder } from '../find/finder.ts';
import type { Inspector } from '../inspector.ts';
import type { Entry } from '../record/entry.ts';
import type { EntryStore } from '../record/entry-store.ts';
import { copiedRows } from './copied-rows.ts';
import { placeAfter } from './row-keys.ts';
import { RowSelection } from './row-selection.ts';
import { type RowFacts, rowId, rowView } from './row-view.ts';
import { type Extent, type RowWindow, scrolledHeight, windowAt } from './row-window.ts';
import { ScrollPosition } from './scroll-position.ts';
import { isTextSelectedIn } from './selected-text.ts';

/** How high a row is taken to be before one was measured, in CSS pixels. */
const assumedRowHeight = 26;

/**
 * The log: as many rows as are in view, of as many entries as there are. Its rows are those of a
 * grid (WAI-ARIA), whose focus stays on the grid: rows come and go.
 */
export class LogPanel implements ReactiveController {
  readonly #inspector: Inspector;
  readonly #finder: Finder;
  readonly #position = new ScrollPosition();
  readonly #selection = new RowSelection();
  /** Whether the active entry is read in full. */
  #isOpen = false;
  /** What it was laid out for last, and how often that had been emptied. */
  #store: EntryStore | undefined;
  #generation = 0;
  #extent: Extent = { count: 0, rowHeight: assumedRowHeight, viewHeight: 0 };
  #window: RowWindow = { first: 0, end: 0, start: 0 };
  /** Of the window that it is in: it ends with that. */
  #resizes: ResizeObserver | undefined;
  /** The size that was told last. */
  #size = '';
  #frame = 0;

  constructor(inspector: Inspector, finder: Finder) {
    this.#inspector = inspector;
    this.#finder = finder;
    inspector.host.addController(this);
  }

  /** The entry that is read in full, if any. */
  get opened(): Entry | undefined {
    const { active } = this.#selection;
    return this.#isOpen && active !== undefined ? this.#inspector.shown.get(active) : undefined;
  }

  /** Reads an entry no more; the log has the focus. */
  close(): void {
    this.#isOpen = false;
    this.#scroller?.focus();
    this.#inspector.host.requestUpdate();
  }

  /** @param seconds What is left of a wait that is counting. */
  view(seconds: number): TemplateResult {
    const { texts } = this.#inspector;
    const { shown } = this.#finder;
    this.#layOut();
    const { active } = this.#selection;
    const { first, end } = this.#window;
    const rows = Array.from({ length: end - first }, (_, index) => shown.at(first + index));
    const isActiveThere = rows.some((entry) => entry?.id === active);
    return html`<div class="rows">
      <div
        part="log"
        role="grid"
        tabindex="0"
        aria-label=${texts.log}
        aria-rowcount=${this.#extent.count}
        aria-multiselectable="true"
        aria-activedescendant=${isActiveThere && active !== undefined ? rowId(active) : nothing}
        @scroll=${this.#scrolled}
        @keydown=${this.#keyPressed}
        @click=${this.#clicked}
        @copy=${this.#copied}
      >
        <div class="extent" role="presentation">
          <div class="window" role="presentation">
            ${repeat(
              rows.filter((entry) => entry !== undefined),
              ({ id }) => id,
              (entry, index) => {
                const facts = this.#factsOf(entry, first + index, seconds);
                return guard([entry, ...Object.values(facts)], () => rowView(entry, facts));
              },
            )}
          </div>
        </div>
      </div>
      ${this.#extent.count === 0 ? html`<p class="nothing">${this.#emptiness()}</p>` : nothing}
      ${
        this.#position.isFollowing
          ? nothing
          : html`<button part="jump" type="button" @click=${this.#jump}>${texts.jump}</button>`
      }
    </div>`;
  }

  hostUpdated(): void {
    const scroller = this.#scroller;
    if (!scroller || !this.#inspector.host.isConnected) return;
    this.#observe(scroller);
    const extent = scroller.querySelector<HTMLElement>('.extent');
    const window = scroller.querySelector<HTMLElement>('.window');
    if (extent) extent.style.blockSize = `${scrolledHeight(this.#extent)}px`;
    if (window) window.style.translate = `0 ${this.#window.start}px`;
    this.#position.write(scroller, this.#extent, this.#finder.shown);
    this.#measure(scroller);
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
    this.#resizes?.disconnect();
    this.#resizes = undefined;
    this.#position.leave();
  }

  #observe(scroller: HTMLElement): void {
    const { defaultView } = scroller.ownerDocument;
    if (defaultView) this.#resizes ??= new defaultView.ResizeObserver(() => this.#resized());
    this.#resizes?.observe(scroller);
  }

  /**
   * In the next frame, in which it is observed anew: what is resized once more in the frame in which
   * resizes are told is an error of the page, and WebKit lays out twice.
   */
  #resized(): void {
    const scroller = this.#scroller;
    const size = `${scroller?.clientWidth} ${scroller?.clientHeight}`;
    if (!scroller || size === this.#size) return;
    this.#size = size;
    this.#resizes?.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#resizes?.observe(scroller);
      if (scroller.clientHeight !== this.#extent.viewHeight) this.#inspector.host.requestUpdate();
    });
  }

  /** Finds out what is to be seen, before it is rendered. */
  #layOut(): void {
    const scroller = this.#scroller;
    const { shown, count } = this.#finder;
    const { shown: store } = this.#inspector;
    if (this.#store !== store || this.#generation !== store.generation) this.#startOver(store);
    else if (scroller && this.#extent.count > 0) this.#position.read(scroller, this.#extent, shown);
    this.#extent = { ...this.#extent, count };
    if (this.#isTextSelected()) this.#position.letGo();
    this.#window = windowAt(this.#position.topIn(this.#extent, shown), this.#extent);
  }

  /** Another log is shown, in which the same numbers are other entries, or one that was emptied. */
  #startOver(store: EntryStore): void {
    this.#store = store;
    this.#generation = store.generation;
    this.#isOpen = false;
    this.#selection.moveTo(undefined);
    this.#position.follow();
  }

  /** The sizes may have turned out otherwise. */
  #measure(scroller: HTMLElement): void {
    const viewHeight = scroller.clientHeight;
    const row = scroller.querySelector('.row');
    // Its box on the screen may be transformed, which the layout is not.
    const height = row ? Number.parseFloat(getComputedStyle(row).height) : 0;
    const rowHeight = height || this.#extent.rowHeight;
    const isNew =
      viewHeight !== this.#extent.viewHeight || Math.abs(rowHeight - this.#extent.rowHeight) > 0.01;
    if (!isNew) return;
    this.#extent = { ...this.#extent, viewHeight, rowHeight };
    // Not within the update that is being finished.
    queueMicrotask(() => this.#inspector.host.requestUpdate());
  }

  #factsOf(entry: Entry, place: number, seconds: number): RowFacts {
    const { texts, recorder, shown, live } = this.#inspector;
    // A wait that was recorded does not count.
    const counts = shown === live && entry.id === recorder.wait?.entry.id;
    return {
      texts,
      filter: this.#finder.filter,
      seconds: counts ? seconds : undefined,
      place: place + 1,
      isSelected: this.#selection.has(entry.id),
      isActive: this.#selection.active === entry.id,
    };
  }

  #emptiness(): string {
    const { texts, shown } = this.#inspector;
    if (shown.size === 0) return texts.nothingYet;
    if (this.#finder.waiting === 0) return texts.nothingFound;
    // All that stood still has gone, or there was nothing yet.
    return shown.gone > 0 ? texts.gone(shown.gone) : texts.nothingYet;
  }

  get #scroller(): HTMLElement | null {
    return this.#inspector.host.shadowRoot?.querySelector<HTMLElement>('[part~="log"]') ?? null;
  }

  /** Whether the user is selecting text in it, which must not run away. */
  #isTextSelected(): boolean {
    const scroller = this.#scroller;
    return scroller !== null && isTextSelectedIn(scroller);
  }

  readonly #scrolled = (): void => {
    const scroller = this.#scroller;
    if (!scroller) return;
    const isMoved = this.#position.read(scroller, this.#extent, this.#finder.shown);
    if (isMoved) this.#inspector.host.requestUpdate();
  };

  readonly #jump = (): void => {
    this.#position.follow();
    this.#scroller?.focus();
    this.#inspector.host.requestUpdate();
  };

  readonly #clicked = (event: MouseEvent): void => {
    const row = (event.target as Element).closest<HTMLElement>('.row');
    if (!row || this.#isTextSelected()) return;
    this.#selection.moveTo(Number(row.dataset.id), event.shiftKey);
    this.#isOpen = true;
    this.#inspector.host.requestUpdate();
  };

  readonly #keyPressed = (event: KeyboardEvent): void => {
    if (event.altKey || event.isComposing) return;
    if (!this.#handleKey(event)) return;
    event.preventDefault();
    this.#inspector.host.requestUpdate();
  };

  #handleKey({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    const { shown, count } = this.#finder;
    if (ctrlKey || metaKey) {
      if (key.toLowerCase() !== 'a') return false;
      this.#selection.between(shown.idAt(0), shown.idAt(count - 1));
      return true;
    }
    if (key === 'Enter') {
      this.#isOpen = this.#selection.active !== undefined && !this.#isOpen;
      return true;
    }
    if (key === 'Escape') {
      if (this.#selection.active === undefined) return false;
      if (this.#isOpen) this.#isOpen = false;
      else this.#selection.moveTo(undefined);
      return true;
    }
    const { viewHeight, rowHeight } = this.#extent;
    const { active } = this.#selection;
    const from = active === undefined ? undefined : shown.placeOf(active);
    const place = placeAfter(key, {
      active: from,
      isShown: from !== undefined && shown.idAt(from) === active,
      count,
      page: Math.max(1, Math.floor(viewHeight / rowHeight) - 1),
    });
    if (place === undefined) return false;
    if (count > 0) {
      this.#selection.moveTo(shown.idAt(place), shiftKey);
      this.#position.reveal(place, this.#extent, shown);
    }
    return true;
  }

  /** Text that is selected is copied by the browser; else what rows are selected, line by line. */
  readonly #copied = (event: ClipboardEvent): void => {
    const { texts, say } = this.#inspector;
    if (this.#isTextSelected() || this.#selection.active === undefined) return;
    const lines = copiedRows(this.#finder.shown, this.#selection.bounds, texts);
    // What was selected may be hidden by now.
    if (lines.length === 0) return;
    event.clipboardData?.setData('text/plain', lines.join('\n'));
    event.preventDefault();
    say(texts.copiedRows(lines.length));
  };
}
