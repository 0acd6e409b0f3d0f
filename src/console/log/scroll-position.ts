import type { ShownEntries } from '../find/shown-entries.ts';
import { type Extent, offsetAt, scrolledHeight, topFor } from './row-window.ts';

/** How far from the end still counts as at the end, in CSS pixels. */
const slack = 8;

/**
 * Where the log is scrolled to: at its end, which it follows, or at an entry, which stays where it
 * is while others come and go.
 */
export class ScrollPosition {
  #isFollowing = true;
  /** The first row in view, and how much of it is above the view, in CSS pixels. */
  #anchor: { readonly id: number; readonly above: number } | undefined;
  /** The place that this row had when it was laid out: a search finds rows before it, too. */
  #place = 0;
  /** Where the scroll bar was when it was last looked at, or moved; nothing, when it is not there. */
  #top: number | undefined = 0;

  /** Whether it is at the end, and stays there. */
  get isFollowing(): boolean {
    return this.#isFollowing;
  }

  /** Goes to the end, and follows it. */
  follow(): void {
    this.#isFollowing = true;
  }

  /** Stays with what is in view now. */
  letGo(): void {
    this.#isFollowing = false;
  }

  /** The log leaves the page, by which its scroll bar goes back to the beginning. */
  leave(): void {
    this.#top = undefined;
  }

  /**
   * Takes in where the user has scrolled to. `extent` is what was laid out.
   * @returns Whether it is another place.
   */
  read(scroller: HTMLElement, extent: Extent, shown: ShownEntries): boolean {
    const top = scroller.scrollTop;
    if (this.#top === undefined) return false;
    // Where the sizes have changed, the engine has moved it.
    if (Math.abs(top - this.#top) < 1 || scroller.clientHeight !== extent.viewHeight) {
      return false;
    }
    this.#top = top;
    this.#isFollowing = scrolledHeight(extent) - top - extent.viewHeight <= slack;
    const found = this.#anchor ? shown.placeOf(this.#anchor.id) - this.#place : 0;
    const offset = offsetAt(top, extent);
    this.#keep(offset, extent, shown, found);
    this.#place = Math.floor(offset / extent.rowHeight);
    return true;
  }

  /** Moves as far as is needed to see a row; at the last one it follows. */
  reveal(place: number, extent: Extent, shown: ShownEntries): void {
    const { rowHeight, viewHeight, count } = extent;
    const offset = offsetAt(this.topIn(extent, shown), extent);
    const begin = place * rowHeight;
    this.#isFollowing = place === count - 1;
    if (begin < offset) this.#keep(begin, extent, shown);
    else if (begin + rowHeight > offset + viewHeight) {
      this.#keep(begin + rowHeight - viewHeight, extent, shown);
    }
  }

  /** Where the scroll bar belongs. */
  topIn(extent: Extent, shown: ShownEntries): number {
    if (this.#isFollowing || !this.#anchor) {
      this.#isFollowing = true;
      return topFor(Number.POSITIVE_INFINITY, extent);
    }
    const { id, above } = this.#anchor;
    const place = shown.placeOf(id);
    // Where the row itself is gone, the next one takes its place.
    const offset = place * extent.rowHeight + (shown.idAt(place) === id ? above : 0);
    return topFor(offset, extent);
  }

  /** Puts the scroll bar there. `extent` is what is laid out now. */
  write(scroller: HTMLElement, extent: Extent, shown: ShownEntries): void {
    const top = this.topIn(extent, shown);
    if (this.#isFollowing) this.#keep(offsetAt(top, extent), extent, shown);
    if (Math.abs(scroller.scrollTop - top) >= 1) scroller.scrollTop = top;
    this.#top = scroller.scrollTop;
    if (this.#anchor) this.#place = shown.placeOf(this.#anchor.id);
  }

  /** @param found How many rows are there before it that were not, when it was laid out. */
  #keep(offset: number, { rowHeight }: Extent, shown: ShownEntries, found = 0): void {
    const place = Math.floor(offset / rowHeight);
    const id = shown.idAt(Math.max(0, place + found));
    this.#anchor = id === undefined ? undefined : { id, above: offset - place * rowHeight };
  }
}
