import { css } from 'lit';

/** The look of find/. */
export const findStyles = css``;
