import { css } from 'lit';

/** The look of the log and its lines. */
export const logStyles = css`
  [part='log'] {
    flex: 1;
    min-block-size: 4rem;
    overflow: hidden auto;
    overscroll-behavior: contain;
    font-family: ui-monospace, 'Cascadia Mono', Menlo, monospace;
    font-size: 0.8125rem;
  }

  [part='log']:focus-visible {
    outline-offset: -2px;
  }

  .nothing {
    margin: 0;
    padding: 14px 12px;
    color: var(--_muted);
    font-family: system-ui, sans-serif;
  }

  ol {
    margin: 0;
    padding: 4px 0;
    list-style: none;
  }

  /* Each line clips what it contains: stacked accents cannot reach into another. */
  li {
    --_mark: var(--_muted);
    display: grid;
    grid-template-columns: auto 1.3em minmax(0, 1fr);
    column-gap: 8px;
    padding: 3px 12px;
    overflow: clip;
  }

  li:hover {
    background: var(--_raised);
  }

  time {
    color: var(--_muted);
    font-size: 0.75rem;
    line-height: calc(0.8125rem * 1.45);
    font-variant-numeric: tabular-nums;
  }

  .mark {
    color: var(--_mark);
    font-weight: 700;
    text-align: center;
    user-select: none;
  }

  b {
    color: var(--_mark);
    font-weight: 600;
  }

  .body,
  .fact {
    unicode-bidi: isolate;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    tab-size: 4;
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
  .unsent {
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

  @media (max-width: 30rem) {
    li {
      column-gap: 5px;
      padding-inline: 8px;
    }
  }
`;
