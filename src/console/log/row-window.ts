/**
 * Which rows of a long list are on the screen, and where: all rows are of the same height, and only
 * those in view are made. Engines cannot hold an element of any height (Firefox ends below 18
 * million pixels), so above a cap the scroll bar is scaled: a pixel of it is more than one of rows.
 */

/** The greatest height of what is scrolled, in CSS pixels. */
const cap = 8_000_000;

/** How many rows are made beyond each edge of the view. */
const overscan = 6;

/** The most rows that are made, however high the view is said to be: no screen shows more. */
const most = 500;

/** The sizes that everything follows from; in CSS pixels. */
export interface Extent {
  /** How many rows there are. */
  readonly count: number;
  readonly rowHeight: number;
  readonly viewHeight: number;
}

/** The height of what is scrolled. */
export function scrolledHeight({ count, rowHeight }: Extent): number {
  return Math.min(count * rowHeight, cap);
}

/** How far the rows reach above the view where the scroll bar is at `top`. */
export function offsetAt(top: number, extent: Extent): number {
  return Math.max(0, top) * scale(extent);
}

/** Where the scroll bar has to be, so that the rows reach so far above the view. */
export function topFor(offset: number, extent: Extent): number {
  const furthest = Math.max(0, extent.count * extent.rowHeight - extent.viewHeight);
  return Math.min(Math.max(0, offset), furthest) / scale(extent);
}

/** The rows to be made: from the first one up to, and without, the end. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
  /** Where the first one of them begins in what is scrolled, in CSS pixels. */
  readonly start: number;
}

/** The rows to be made where the scroll bar is at `top`. */
export function windowAt(top: number, extent: Extent): RowWindow {
  const { count, rowHeight, viewHeight } = extent;
  const offset = offsetAt(top, extent);
  const first = Math.max(0, Math.min(count, Math.floor(offset / rowHeight) - overscan));
  const wanted = Math.ceil((offset + viewHeight) / rowHeight) + overscan;
  const end = Math.min(count, wanted, first + most);
  return { first, end, start: first * rowHeight - offset + Math.max(0, top) };
}

/** Pixels of rows for a pixel of the scroll bar. */
function scale(extent: Extent): number {
  const height = scrolledHeight(extent);
  const rows = extent.count * extent.rowHeight;
  if (rows <= height || height <= extent.viewHeight) return 1;
  return (rows - extent.viewHeight) / (height - extent.viewHeight);
}
