import { css } from 'lit';

/** The look of the log and its rows. */
export const logStyles = css`
  .rows {
    position: relative;
    display: flex;
    flex: 1;
    min-inline-size: 0;
    min-block-size: 4rem;
  }

  [part='log'] {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    /* The log keeps its place by itself. */
    overflow-anchor: none;
    font-family: var(--_mono);
    font-size: 0.8125rem;
  }

  [part='log']:focus-visible {
    outline-offset: -2px;
  }

  .nothing {
    position: absolute;
    inset: 0 0 auto;
    margin: 0;
    padding: 14px 12px;
    color: var(--_muted);
  }

  .extent {
    position: relative;
    overflow: clip;
    contain: strict;
  }

  .window {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
  }

  /* Each row clips what it contains: stacked accents cannot reach into another. */
  .row {
    --_mark: var(--_muted);
    display: grid;
    grid-template-columns: auto 1.3em minmax(0, 1fr);
    align-items: baseline;
    column-gap: 8px;
    block-size: var(--socket-console-row-height, 1.625rem);
    padding-block: 3px;
    padding-inline: 12px;
    overflow: clip;
    contain: strict;
    cursor: default;
  }

  .row:hover {
    background: var(--_raised);
  }

  .row[aria-selected='true'] {
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
  }

  .row.active {
    box-shadow: inset 3px 0 var(--_accent);
  }

  .row.active:dir(rtl) {
    box-shadow: inset -3px 0 var(--_accent);
  }

  [part='log']:focus-visible .row.active {
    outline: 1px solid var(--_accent);
    outline-offset: -1px;
  }

  time {
    color: var(--_muted);
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
  }

  .mark {
    color: var(--_mark);
    font-weight: 700;
    text-align: center;
    user-select: none;
  }

  .what {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    cursor: text;
  }

  .row b {
    color: var(--_mark);
    font-weight: 600;
  }

  .body,
  .fact {
    unicode-bidi: isolate;
  }

  .fact + .fact::before {
    content: '· ';
  }

  .note,
  .fact {
    color: var(--_muted);
  }

  .note {
    font-style: italic;
  }

  .named {
    unicode-bidi: isolate;
    border-radius: 3px;
    background: var(--_raised);
    box-shadow: 0 0 0 1px var(--_line);
    color: var(--_bad);
    font-size: 0.9em;
  }

  mark {
    border-radius: 2px;
    background: light-dark(#ffe08a, #6b5200);
    color: inherit;
  }

  .sent,
  .connecting {
    --_mark: var(--_accent);
  }

  .received,
  .open {
    --_mark: var(--_good);
  }

  .held,
  .wait,
  .unsent,
  .faults {
    --_mark: var(--_warn);
  }

  .close,
  .error {
    --_mark: var(--_bad);
  }

  .error .fact {
    color: var(--_text);
  }

  .another {
    border-block-start: 1px dashed var(--_line);
  }

  [part='jump'] {
    position: absolute;
    inset-block-end: 10px;
    inset-inline-end: 22px;
    box-shadow: 0 2px 10px rgb(0 0 0 / 0.2);
  }

  @container (max-width: 30rem) {
    .row {
      column-gap: 5px;
      padding-inline: 8px;
    }
  }

  @media (forced-colors: active) {
    .row[aria-selected='true'] {
      outline: 1px solid Highlight;
      outline-offset: -1px;
    }
  }
`;
