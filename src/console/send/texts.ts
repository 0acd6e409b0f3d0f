import { few, inDigits } from '../text/counted.ts';

/** The texts of send/. */
export interface SendTexts {
  /** The send button. */
  readonly send: string;
  /** The name of the message field. */
  readonly message: string;
  /** What the empty message field says. */
  readonly messageHint: string;
  /** The button that shows what else there is for sending. */
  readonly sendOptions: string;
  /** The name of the choice of what the message is. */
  readonly sendAs: string;
  /** The message is text. */
  readonly kindText: string;
  /** The message is JSON. */
  readonly kindJson: string;
  /** The message is bytes, in hex digits. */
  readonly kindHex: string;
  /** The message is bytes, in base64. */
  readonly kindBase64: string;
  /** The message is a file's bytes. */
  readonly kindFile: string;
  /** The button that chooses a file. */
  readonly chooseFile: string;
  /** No file is chosen. */
  readonly noFile: string;
  /** What is in the field is not JSON. */
  readonly wrongJson: (line: number, column: number) => string;
  /** What is in the field is not hex. */
  readonly wrongHex: (line: number, column: number) => string;
  /** A hex digit stands alone. */
  readonly halfByte: (line: number, column: number) => string;
  /** What is in the field is not base64. */
  readonly wrongBase64: (line: number, column: number) => string;
  /** The base64 in the field lacks its end. */
  readonly cutBase64: string;
  /** The checkbox that has placeholders filled in. */
  readonly placeholders: string;
  /** Which placeholders there are. */
  readonly placeholdersHint: string;
  /** What the message will be, which follows. */
  readonly preview: string;
  /** What stands before the field with the time between two messages. */
  readonly repeatEvery: string;
  /** What stands behind it. */
  readonly repeatUnit: string;
  /** The button that begins to send again and again. */
  readonly startRepeating: string;
  /** The button that ends it. */
  readonly stopRepeating: string;
  /** A message is sent again and again: each so many milliseconds, so often until now. */
  readonly repeating: (interval: number, count: number) => string;
  /** What is sent again and again waits for a link. */
  readonly repeatingWaits: string;
}

export const englishSendTexts: SendTexts = {
  send: 'Send',
  message: 'Message',
  messageHint: 'Message: Enter sends',
  sendOptions: 'More',
  sendAs: 'Send as',
  kindText: 'text',
  kindJson: 'JSON',
  kindHex: 'hex',
  kindBase64: 'base64',
  kindFile: 'file',
  chooseFile: 'Choose a file',
  noFile: 'No file. Choose one, or drop it here.',
  wrongJson: (line, column) => `This is not JSON from line ${line}, column ${column} on.`,
  wrongHex: (line, column) => `There is no hex digit at line ${line}, column ${column}.`,
  halfByte: (line, column) =>
    `A byte has two hex digits; there is one at line ${line}, column ${column}.`,
  wrongBase64: (line, column) => `This is not base64 from line ${line}, column ${column} on.`,
  cutBase64: 'This base64 lacks its end.',
  placeholders: 'Placeholders',
  placeholdersHint:
    '{{time}}, {{now}} (milliseconds since 1970), {{counter}} and {{random}} are filled in; \\{{time}} stays {{time}}.',
  preview: 'Sends',
  repeatEvery: 'Repeat every',
  repeatUnit: 'ms',
  startRepeating: 'Start',
  stopRepeating: 'Stop',
  repeating: (interval, count) =>
    `Sending every ${inDigits(interval)} ms: ${few(count, 'message', 'messages')}`,
  repeatingWaits: 'waiting for a link',
};
