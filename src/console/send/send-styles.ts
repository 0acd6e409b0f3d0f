import { css } from 'lit';

/** The look of send/. */
export const sendStyles = css``;
