import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ShownEntries } from '../../src/console/find/shown-entries.ts';
import type { Extent } from '../../src/console/log/row-window.ts';
import { ScrollPosition } from '../../src/console/log/scroll-position.ts';
import { EntryStore } from '../../src/console/record/entry-store.ts';

const rowHeight = 20;
const viewHeight = 200;

/** A log that is laid out and scrolled by hand. */
class Log {
  readonly store = new EntryStore({ maxEntries: 10_000, maxBytes: 1e9 });
  readonly shown = new ShownEntries(this.store);
  readonly position = new ScrollPosition();
  readonly #scroller = { scrollTop: 0, clientHeight: viewHeight } as HTMLElement;
  #extent: Extent = { count: 0, rowHeight, viewHeight };

  constructor(count: number) {
    for (let number = 0; number < count; number += 1) {
      this.store.add({ kind: 'received', data: 'x', size: 1 }, 0);
    }
    this.shown.filterBy(() => true);
  }

  /** Finds a few rows more. */
  search(): void {
    this.shown.advance(() => true);
  }

  layOut(): void {
    this.#extent = { count: this.shown.length, rowHeight, viewHeight };
    this.position.write(this.#scroller, this.#extent, this.shown);
  }

  /** The user scrolls by so many rows. */
  scroll(rows: number): void {
    this.#scroller.scrollTop += rows * rowHeight;
    this.position.read(this.#scroller, this.#extent, this.shown);
  }

  /** The number of the entry at the top of the view. */
  get top(): number | undefined {
    return this.shown.idAt(Math.floor(this.#scroller.scrollTop / rowHeight));
  }
}

describe('the place of a log that is scrolled', () => {
  it('is where the user has scrolled to, also while rows before it are found', () => {
    const log = new Log(100);
    for (let times = 0; times < 4; times += 1) log.search();
    log.layOut();
    const before = log.top ?? 0;
    assert(before > 60, `${before}`);
    log.search();
    log.scroll(-3);
    log.layOut();
    assert.equal(log.top, before - 3);
    log.scroll(1);
    log.search();
    log.scroll(1);
    log.layOut();
    assert.equal(log.top, before - 1);
  });

  it('is where the user has scrolled to, also while the oldest go', () => {
    const log = new Log(100);
    while (log.shown.unseen > 0) log.search();
    log.layOut();
    log.scroll(-50);
    log.layOut();
    const before = log.top ?? 0;
    log.store.bounds = { maxEntries: 80, maxBytes: 1e9 };
    log.search();
    log.scroll(-3);
    log.layOut();
    assert.equal(log.top, before - 3);
  });
});
