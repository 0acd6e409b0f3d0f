import { css } from 'lit';

/** The look of life/. */
export const lifeStyles = css`
  [part='facts'] {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 16px;
    margin: 0;
    padding: 4px 12px;
    border-block-end: 1px solid var(--_line);
    background: var(--_raised);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }

  [part='fact'] {
    display: flex;
    gap: 6px;
    align-items: baseline;
    min-inline-size: 0;
    max-inline-size: 100%;
    min-block-size: 24px;
  }

  [part='fact'] dt,
  .rate {
    color: var(--_muted);
  }

  [part='fact'] dt {
    flex: none;
  }

  [part='fact'] dd {
    min-inline-size: 0;
    margin: 0;
    unicode-bidi: plaintext;
  }

  .address dd {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
    overflow-wrap: anywhere;
  }

  [part='fact'] bdi {
    unicode-bidi: isolate;
  }

  .rate {
    display: inline-block;
    unicode-bidi: plaintext;
  }

  [part='try-now'] {
    min-block-size: 24px;
    margin-inline: 6px;
    padding-block: 0;
  }

  /* The chart */

  .life {
    margin: 0;
    padding-inline: 4px;
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }

  .chart {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 2px 6px;
  }

  .chart svg {
    inline-size: 100%;
    block-size: 84px;
  }

  /* Time goes on in the direction of reading. */
  .chart:dir(rtl) svg {
    scale: -1 1;
  }

  .scale,
  .span {
    display: flex;
    justify-content: space-between;
    color: var(--_muted);
    font-size: 0.75rem;
    line-height: 1;
  }

  .chart span,
  .life figcaption {
    unicode-bidi: plaintext;
  }

  .scale {
    flex-direction: column;
    align-items: end;
    padding-block-start: 18px;
  }

  .span {
    grid-column: 2;
  }

  .life ul {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    margin: 8px 0 4px;
    padding: 0;
    list-style: none;
  }

  .life li {
    display: flex;
    gap: 6px;
    align-items: center;
  }

  .life path {
    fill: none;
    stroke-width: 2;
  }

  .life .grid {
    stroke: var(--_line);
    stroke-width: 1;
  }

  .life .open {
    fill: var(--_good);
  }

  .life .connecting {
    fill: var(--_warn);
  }

  .life .waiting {
    stroke: var(--_warn);
    stroke-dasharray: 3 3;
    stroke-width: 3;
  }

  .life .dead,
  .life .losses {
    stroke: var(--_bad);
  }

  .life .closed {
    stroke: var(--_muted);
    stroke-width: 1;
  }

  .life .round-trips {
    stroke: var(--_accent);
    stroke-width: 4;
    stroke-linecap: round;
  }

  .life figcaption {
    color: var(--_muted);
  }

  @media (forced-colors: active) {
    .life path[class] {
      stroke: CanvasText;
    }

    .life path:is(.open, .connecting) {
      fill: CanvasText;
    }

    .life path.grid {
      stroke: GrayText;
    }
  }
`;
