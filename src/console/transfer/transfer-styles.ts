import { css } from 'lit';

/** The look of transfer/. */
export const transferStyles = css``;
