import { css } from 'lit';

/** The look of send/. */
export const sendStyles = css`
  [part='composer'] {
    flex: 0 1 auto;
    flex-wrap: wrap;
    min-block-size: 51px;
    overflow: auto;
  }

  [part='input'] {
    flex-basis: 9rem;
  }

  [part='composer'] > :is(p, div) {
    flex: 0 0 100%;
    margin: 0;
    overflow-wrap: anywhere;
  }

  [part='composer'] :is(p, .told, [part='file'] > span) {
    unicode-bidi: plaintext;
  }

  [part='problem'] {
    color: var(--_bad);
  }

  [part='input'][aria-invalid='true'] {
    border-color: var(--_bad);
  }

  [part='preview'] {
    max-block-size: 4lh;
    overflow: hidden;
    color: var(--_muted);
  }

  [part='preview'] bdi {
    white-space: pre-wrap;
  }

  [part='send-options'] {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    align-items: center;
  }

  [part='send-options'] .hint {
    flex: 1 0 100%;
    order: 1;
    margin: 0;
    color: var(--_muted);
  }

  .group,
  [part='file'] {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: center;
    min-inline-size: 0;
  }

  [part='file'] {
    flex: 1 0 0;
  }

  .file-name {
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }

  .button {
    position: relative;
    padding: 4px 13px;
    border: 1px solid var(--_edge);
    border-radius: 7px;
    background: var(--_field);
    color: inherit;
  }

  .button:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }

  [part='saved'] {
    max-inline-size: 12em;
  }

  [part='saved-name'] {
    inline-size: 14em;
    min-inline-size: 0;
  }

  [part='interval'] {
    inline-size: 7em;
  }

  [part='repeating'] {
    display: flex;
    gap: 8px;
    align-items: center;
    padding-inline-start: 8px;
    border-inline-start: 4px solid var(--_warn);
    color: var(--_warn);
    font-weight: 600;
  }

  [part='repeating'] .told {
    flex: 1;
  }
`;
