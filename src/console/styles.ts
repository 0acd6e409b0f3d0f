import { css } from 'lit';

/** The look of the console, in the page's colour scheme; pages change it by `::part()`. */
export const styles = css`
  :host {
    --_canvas: var(--socket-console-canvas, light-dark(#ffffff, #15181d));
    --_raised: var(--socket-console-raised, light-dark(#f5f6f8, #1c2027));
    --_field: var(--socket-console-field, light-dark(#ffffff, #12151a));
    --_line: var(--socket-console-line, light-dark(#dcdfe4, #2f353f));
    --_edge: var(--socket-console-edge, light-dark(#868e9a, #6f7887));
    --_text: var(--socket-console-text, light-dark(#1a1e24, #e4e7ec));
    --_muted: var(--socket-console-muted, light-dark(#5a626e, #9aa3b0));
    --_accent: var(--socket-console-accent, light-dark(#2450c8, #93b1ff));
    --_on-accent: var(--socket-console-on-accent, light-dark(#ffffff, #10141b));
    --_good: var(--socket-console-good, light-dark(#0b7547, #55d096));
    --_warn: var(--socket-console-warn, light-dark(#8a5300, #efb84c));
    --_bad: var(--socket-console-bad, light-dark(#b82424, #ff9389));

    --_font: var(--socket-console-font, system-ui, sans-serif);
    --_mono: var(--socket-console-mono-font, ui-monospace, 'Cascadia Mono', Menlo, monospace);

    position: relative;
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    block-size: 34rem;
    min-inline-size: 0;
    container-type: inline-size;
    /* Its width where its content is to say it. */
    contain-intrinsic-inline-size: 40rem;
    overflow: hidden auto;
    border: 1px solid var(--_line);
    border-radius: 10px;
    background: var(--_canvas);
    color: var(--_text);
    font: 0.875rem/1.45 var(--_font);
    /* A page centres its text; a log does not. */
    text-align: start;
    text-transform: none;
    letter-spacing: normal;
    white-space: normal;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  /* However the page displays the host. */
  .column {
    display: flex;
    flex: auto;
    flex-direction: column;
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 0;
  }

  /* The log, and one entry of it: side by side, or one above the other. */

  .middle {
    flex: 1 0 7rem;
    position: relative;
    min-block-size: 0;
    container: middle / inline-size;
  }

  .split {
    position: absolute;
    inset: 0;
    display: flex;
  }

  @container (max-width: 45rem) {
    .middle:has([part='detail']) {
      flex-basis: 10rem;
    }
  }

  @container middle (max-width: 45rem) {
    .split {
      flex-direction: column;
    }
  }

  [part~='panel'] {
    flex: 0 1 auto;
    min-block-size: 5rem;
    max-block-size: 45%;
    overflow: auto;
    padding: 8px;
    border-block-end: 1px solid var(--_line);
  }

  [part='said'] {
    position: absolute;
    inset-block-end: 10px;
    inset-inline-start: 12px;
    z-index: 1;
    max-inline-size: calc(100% - 24px);
    margin: 0;
    padding: 6px 12px;
    border: 1px solid var(--_edge);
    border-radius: 7px;
    background: var(--_raised);
    box-shadow: 0 2px 10px rgb(0 0 0 / 0.2);
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }

  [part='said'][data-empty] {
    padding: 0;
    border: 0;
    box-shadow: none;
  }

  /* The rows around the log */

  [part='toolbar'],
  [part='composer'] {
    display: flex;
    flex: none;
    gap: 8px;
    padding: 8px;
    background: var(--_raised);
  }

  [part='toolbar'] {
    flex-wrap: wrap;
    align-items: center;
    border-block-end: 1px solid var(--_line);
  }

  [part='composer'] {
    align-items: end;
    border-block-start: 1px solid var(--_line);
  }

  .buttons,
  .view {
    display: flex;
    align-items: center;
    gap: 6px;
  }

  .view {
    flex: 1;
    justify-content: end;
  }

  [part='status'] {
    --_state: var(--_muted);
    display: inline-flex;
    align-items: center;
    gap: 7px;
    min-inline-size: 6.6em;
    margin-inline-start: 4px;
    color: var(--_state);
    font-weight: 600;
    white-space: nowrap;
  }

  [part='status']::before {
    content: '';
    inline-size: 9px;
    block-size: 9px;
    border: 2px solid var(--_state);
    border-radius: 50%;
  }

  [part='status'].open {
    --_state: var(--_good);
  }

  [part='status'].open::before {
    background: var(--_state);
  }

  :is(.connecting, .waiting, .closing)[part='status'] {
    --_state: var(--_warn);
  }

  :is(.connecting, .waiting)[part='status']::before {
    animation: breathe 1.2s ease-in-out infinite alternate;
  }

  @keyframes breathe {
    to {
      opacity: 0.25;
    }
  }

  button,
  textarea,
  select,
  input[type='text'],
  input[type='number'] {
    font: inherit;
    color: inherit;
    border: 1px solid var(--_edge);
    border-radius: 7px;
    background: var(--_field);
  }

  button {
    min-block-size: 34px;
    padding: 4px 13px;
    font-weight: 500;
    white-space: nowrap;
    cursor: pointer;
  }

  select,
  input[type='text'],
  input[type='number'] {
    min-block-size: 30px;
    padding: 2px 8px;
    color: var(--_text);
  }

  button:hover:enabled {
    border-color: var(--_accent);
    color: var(--_accent);
  }

  button:active:enabled {
    background: var(--_raised);
  }

  button:disabled {
    border-color: var(--_line);
    background: none;
    color: var(--_muted);
    opacity: 0.65;
    cursor: default;
  }

  [part='send']:enabled {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  [part='send']:hover:enabled {
    color: var(--_on-accent);
    filter: brightness(1.1);
  }

  button.quiet {
    padding-inline: 9px;
    border-color: transparent;
    background: none;
    color: var(--_muted);
  }

  /* What it opens is open. */
  button.quiet[aria-expanded='true'] {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 12%, transparent);
    color: var(--_text);
  }

  label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 34px;
    color: var(--_muted);
    cursor: pointer;
  }

  input[type='checkbox'] {
    inline-size: 15px;
    block-size: 15px;
    margin: 0;
    accent-color: var(--_accent);
  }

  textarea {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 34px;
    max-block-size: 10lh;
    padding: 6px 10px;
    font-family: var(--_mono);
    font-size: 0.8125rem;
    resize: none;
    field-sizing: content;
  }

  ::placeholder {
    color: var(--_muted);
    opacity: 1;
    font-family: var(--_font);
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }

  [part='notice'] {
    flex: none;
    margin: 0;
    padding: 8px 12px;
    border-block-end: 1px solid var(--_line);
    color: var(--_bad);
    overflow-wrap: anywhere;
  }

  /* Says what holds for all of the console now. */
  .banner {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 0 8px;
    align-items: center;
    padding-block: 2px;
    padding-inline: 12px 8px;
    border-block-end: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_accent);
    font-weight: 600;
  }

  .banner .told {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  @container (max-width: 32rem) {
    [part='toolbar'] {
      gap: 4px 8px;
      padding-block-end: 2px;
    }

    .buttons {
      margin-inline-start: auto;
    }

    .view {
      flex: 1 0 100%;
      gap: 0;
      justify-content: space-between;
      /* What scrolls cuts off what lies around its buttons, as the ring of the focus. */
      margin: -3px;
      padding: 3px;
      overflow-x: auto;
    }

    button.quiet {
      padding-inline: 6px;
    }
  }

  @media (pointer: coarse) {
    textarea {
      font-size: 1rem; /* Less makes phones zoom in. */
    }
  }

  @media (prefers-reduced-motion: reduce) {
    [part='status']::before {
      animation: none !important;
    }
  }

  @media (forced-colors: active) {
    button:disabled {
      border-color: GrayText;
      color: GrayText;
      opacity: 1;
    }

    [part='status'].open::before {
      background: CanvasText;
    }
  }
`;
