import { css } from 'lit';

/** The look of break/. */
export const breakStyles = css`
  [part='breaking'] {
    border-inline-start-color: var(--_warn);
    color: var(--_warn);
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
