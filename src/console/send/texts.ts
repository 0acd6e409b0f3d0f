/** The texts of send/. */
export interface SendTexts {
  /** The send button. */
  readonly send: string;
  /** The name of the message field. */
  readonly message: string;
  /** What the empty message field says. */
  readonly messageHint: string;
}

export const englishSendTexts: SendTexts = {
  send: 'Send',
  message: 'Message',
  messageHint: 'Message: Enter sends',
};
