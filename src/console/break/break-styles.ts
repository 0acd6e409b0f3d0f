import { css } from 'lit';

/** The look of break/. */
export const breakStyles = css``;
