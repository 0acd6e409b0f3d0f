import { css } from 'lit';

/** The look of detail/. */
export const detailStyles = css`
  [part='detail'] {
    flex: 1 1 0;
    min-inline-size: 0;
    min-block-size: 6rem;
    padding: 0 12px 12px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    border-inline-start: 1px solid var(--_line);
    background: var(--_canvas);
  }

  @container middle (max-width: 45rem) {
    [part='detail'] {
      border-block-start: 1px solid var(--_line);
      border-inline-start: 0;
    }
  }

  [part='detail'] header {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: 8px;
    background: var(--_canvas);
  }

  [part='detail'] header .note {
    unicode-bidi: plaintext;
  }

  [part='detail-close'] {
    margin-inline-start: auto;
  }

  [part='detail-facts'] {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px 12px;
    margin: 0 0 8px;
    font-size: 0.8125rem;
  }

  [part='detail-facts'] div {
    display: contents;
  }

  /* Above a message, which is what one wants to see. */
  [part='detail-facts'].brief {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }

  [part='detail-facts'].brief div {
    display: flex;
    gap: 6px;
  }

  dt {
    color: var(--_muted);
  }

  dd {
    margin: 0;
    overflow: clip;
    unicode-bidi: isolate;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    text-align: start;
    font-variant-numeric: tabular-nums;
  }

  /* Beside their names, whichever way they run themselves. */
  [part='detail']:dir(rtl) dd {
    text-align: right;
  }

  .choices,
  [part='detail-copy'],
  [part='detail-pager'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    color: var(--_muted);
  }

  .choices {
    justify-content: space-between;
  }

  [part='detail-views'] {
    display: flex;
    margin: 0;
    padding: 0;
    border: 0;
  }

  [part='detail-views'] label {
    gap: 4px;
    padding-inline-end: 10px;
  }

  [part='detail-views'] label:has(:checked) {
    color: var(--_text);
    font-weight: 600;
  }

  [part='detail-views'] label:has(:disabled) {
    opacity: 0.65;
  }

  [part='detail-pager'] input {
    inline-size: 6em;
    min-block-size: 28px;
    border: 1px solid var(--_edge);
    border-radius: 5px;
    background: var(--_field);
    color: var(--_text);
    font: inherit;
  }

  [part='detail-text'],
  [part='detail-hex'],
  [part='detail-json'] {
    font-family: var(--_mono);
    font-size: 0.8125rem;
  }

  /* Nothing in it reaches out of it: neither stacked accents nor long lines. */
  [part='detail-text'] {
    margin-block-start: 4px;
    contain: content;
    unicode-bidi: isolate;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    tab-size: 4;
  }

  [part='detail-hex'] {
    margin-block-start: 4px;
    overflow-x: auto;
  }

  [part='detail-hex'] table {
    border-collapse: collapse;
    font-size: 0.7rem;
    white-space: pre;
  }

  [part='detail-hex'] :is(td, th) {
    padding: 0;
    padding-inline-end: 8px;
    text-align: start;
    font-weight: 400;
  }

  [part='detail-hex'] th {
    color: var(--_muted);
  }

  [part='detail-json'] {
    margin-block-start: 4px;
  }

  [role='treeitem'] {
    display: flex;
    min-block-size: 24px;
    align-items: center;
    overflow: clip;
    cursor: default;
  }

  [role='treeitem']:hover {
    background: var(--_raised);
  }

  [role='treeitem']:focus-visible {
    outline-offset: -2px;
  }

  .indent {
    flex: none;
    color: var(--_muted);
    white-space: pre;
    user-select: none;
  }

  .pair {
    min-inline-size: 0;
    unicode-bidi: isolate;
    overflow-wrap: anywhere;
  }

  .value {
    unicode-bidi: isolate;
    white-space: pre-wrap;
  }

  .key {
    unicode-bidi: isolate;
    color: var(--_accent);
  }

  .string > .pair > .value {
    color: var(--_good);
  }

  :is(.number, .word) > .pair > .value {
    color: var(--_warn);
  }

  @media (forced-colors: active) {
    [part='detail-views'] label:has(:disabled) {
      color: GrayText;
      opacity: 1;
    }
  }
`;
