import { css } from 'lit';

/** The look of life/. */
export const lifeStyles = css``;
