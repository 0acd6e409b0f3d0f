import { css } from 'lit';

/** The look of transfer/. */
export const transferStyles = css`
  [part='transfer'] {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 24px;
  }

  [part='transfer'] fieldset {
    display: flex;
    flex: 1 1 19rem;
    align-content: start;
    flex-wrap: wrap;
    gap: 2px 10px;
    align-items: center;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  [part='transfer'] legend {
    padding: 0;
    font-weight: 600;
  }

  [part='transfer'] select,
  [part='log-file'] {
    min-inline-size: 0;
    min-block-size: 28px;
    max-inline-size: 100%;
    font: inherit;
    color: inherit;
  }

  [part='transfer'] select {
    color: var(--_text);
    border: 1px solid var(--_edge);
    border-radius: 7px;
    background: var(--_field);
  }

  ::file-selector-button {
    min-block-size: 28px;
    margin-inline-end: 8px;
    padding-inline: 13px;
    border: 1px solid var(--_edge);
    border-radius: 7px;
    background: var(--_field);
    color: var(--_text);
    font: inherit;
  }

  [part='transfer'] label {
    flex-wrap: wrap;
    min-inline-size: 0;
  }

  [part='transfer'] p {
    margin: 0;
  }

  [part='transfer'] .hint {
    color: var(--_muted);
    font-size: 0.8125rem;
    /* By its own words, as the count of the log, but on the page's side. */
    unicode-bidi: plaintext;
  }

  [part='transfer'] .hint:dir(rtl) {
    text-align: right;
  }

  [part='transfer'] fieldset p,
  [part='progress'],
  [part='file-problem'] {
    flex: 1 0 100%;
  }

  [part='file-problem'] {
    color: var(--_bad);
  }
`;
