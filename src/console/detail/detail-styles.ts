import { css } from 'lit';

/** The look of detail/. */
export const detailStyles = css``;
