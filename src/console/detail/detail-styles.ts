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
    border: 0 solid var(--_line);
    border-block-start-width: 1px;
    background: var(--_canvas);
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

  [part='close-detail'] {
    margin-inline-start: auto;
  }

  [part='facts'] {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px 12px;
    margin: 0 0 8px;
    font-size: 0.8125rem;
  }

  [part='facts'] div {
    display: contents;
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

  .choices,
  [part='copy'],
  [part='pager'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    color: var(--_muted);
  }

  .choices {
    justify-content: space-between;
  }

  [part='views'] {
    display: flex;
    margin: 0;
    padding: 0;
    border: 0;
  }

  [part='views'] label {
    gap: 4px;
    padding-inline-end: 10px;
  }

  [part='views'] label:has(:checked) {
    color: var(--_text);
    font-weight: 600;
  }

  [part='views'] label:has(:disabled) {
    opacity: 0.65;
  }

  [part='pager'] input {
    inline-size: 6em;
    min-block-size: 28px;
    border: 1px solid var(--_edge);
    border-radius: 5px;
    background: var(--_field);
    color: var(--_text);
    font: inherit;
  }

  [part='text'],
  [part='hex'],
  [part='json'] {
    font-family: ui-monospace, 'Cascadia Mono', Menlo, monospace;
    font-size: 0.8125rem;
  }

  /* Nothing in it reaches out of it: neither stacked accents nor long lines. */
  [part='text'] {
    margin-block-start: 4px;
    contain: content;
    unicode-bidi: isolate;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    tab-size: 4;
  }

  [part='hex'] {
    display: block;
    overflow-x: auto;
    border-collapse: collapse;
    text-align: start;
    white-space: pre;
  }

  [part='hex'] :is(td, th) {
    padding: 0 16px 0 0;
    text-align: start;
    font-weight: 400;
  }

  [part='hex'] th {
    color: var(--_muted);
  }

  [part='json'] {
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
    [part='views'] label:has(:disabled) {
      color: GrayText;
      opacity: 1;
    }
  }
`;
