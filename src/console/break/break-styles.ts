import { css } from 'lit';

/** The look of break/. */
export const breakStyles = css`
  [part='breaking'] {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 0 8px;
    align-items: center;
    padding-block: 2px;
    padding-inline: 12px 8px;
    border-block-end: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_warn);
    color: var(--_warn);
    font-weight: 600;
  }

  [part='breaking'] .told {
    flex: 1;
    overflow-wrap: anywhere;
  }

  [part='faults'],
  .fault {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
    align-items: center;
  }

  .fault {
    column-gap: 8px;
    color: var(--_muted);
  }

  [part='delay'] {
    inline-size: 6em;
  }

  /* Where all of it is in one line. */
  @container (min-width: 68rem) {
    [part~='panel-break'] {
      min-block-size: 3rem;
    }
  }

  .sentence {
    display: inline-block;
  }

  .sentence::first-letter {
    text-transform: uppercase;
  }
`;
