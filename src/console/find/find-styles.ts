import { css } from 'lit';

/** The look of the row that says what of the log is shown. */
export const findStyles = css`
  [part='find'] {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    padding: 6px 8px;
    border-block-end: 1px solid var(--_line);
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }

  [part~='chip'] {
    min-block-size: 26px;
    padding: 1px 9px;
    border-radius: 13px;
    font-size: 0.8125rem;
    font-weight: 400;
  }

  [part~='chip'][aria-pressed='true'] {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 12%, transparent);
  }

  [part~='chip'][aria-pressed='false'] {
    border-color: var(--_line);
    border-style: dashed;
    background: none;
    color: var(--_muted);
  }

  @container (max-width: 32rem) {
    .chips {
      flex-wrap: nowrap;
      max-inline-size: calc(100% + 6px);
      /* Room for the ring of the focus, as in the toolbar. */
      margin: -3px;
      padding: 3px;
      overflow-x: auto;
      scrollbar-width: none;
    }

    [part~='chip'] {
      flex: none;
    }
  }

  .number {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  [part='filter'] {
    flex: 1 1 12rem;
    min-inline-size: 8rem;
    min-block-size: 30px;
    padding: 3px 9px;
    border: 1px solid var(--_edge);
    border-radius: 7px;
    background: var(--_field);
    color: inherit;
    font: inherit;
    font-size: 0.8125rem;
  }

  [part='filter'][aria-invalid='true'] {
    border-color: var(--_bad);
  }

  .saved-filters {
    display: flex;
    flex: 1 0 100%;
    flex-wrap: wrap;
    gap: 4px 16px;
  }

  [part='mistake'],
  [part='count'] {
    flex: 1 0 100%;
    margin: 0;
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }

  [part='mistake'] {
    color: var(--_bad);
  }

  [part='count'] {
    min-block-size: 1lh;
    color: var(--_muted);
    /* By its own words, also in a page of the other direction. */
    unicode-bidi: plaintext;
    font-variant-numeric: tabular-nums;
  }

  [part='count']:dir(rtl) {
    text-align: right;
  }

  [part='saved-filters'],
  [part='pause'] {
    min-block-size: 30px;
    padding-block: 2px;
  }

  [part='pause'][aria-pressed='true'] {
    border-color: var(--_warn);
    color: var(--_warn);
  }

  @media (forced-colors: active) {
    [part~='chip'][aria-pressed='true'] {
      border-width: 2px;
    }
  }
`;
