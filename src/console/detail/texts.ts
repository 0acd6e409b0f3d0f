import type { CloseCause } from '../../core/reports.ts';
import { few, inDigits } from '../text/counted.ts';

/** The texts of detail/. */
export interface DetailTexts {
  /** The name of this pane. */
  readonly detail: string;
  /** The button that closes this pane. */
  readonly closeDetail: string;
  /** What the entry of a wait for the next attempt is called. */
  readonly waitEntry: string;
  /** The name of the choice how a message is shown. */
  readonly showAs: string;
  /** The name of the buttons that copy a message. */
  readonly copyAs: string;
  /** A message as text: to show, or to copy. */
  readonly asText: string;
  /** A message as JSON: as a tree to show, indented to copy. */
  readonly asJson: string;
  /** A message as hex. */
  readonly asHex: string;
  /** A message as base64. */
  readonly asBase64: string;
  /** A message is on the clipboard, in one of the forms above. */
  readonly copiedAs: (form: string) => string;
  /** The clipboard could not be written. */
  readonly copyFailed: string;
  /** A message was too large to be kept, or could not be read. */
  readonly notKept: string;
  /** A message is still being read. */
  readonly reading: string;
  /** A text that looks like JSON is none from that character on, counted from 1. */
  readonly notJson: (character: number) => string;
  /** The button that goes to the page before. */
  readonly previousPage: string;
  /** The button that goes to the page after. */
  readonly nextPage: string;
  /** In front of the field with the number of the page. */
  readonly pageNumber: string;
  /** After the field with the number of the page. */
  readonly ofPages: (count: number) => string;
  /** In front of the field that chooses one of several messages. */
  readonly messageNumber: string;
  /** How many values are in an array of JSON. */
  readonly items: (count: number) => string;
  /** How many keys are in an object of JSON. */
  readonly keys: (count: number) => string;
  /** The column of the places of the bytes, in hex. */
  readonly offset: string;
  /** When it was, by the clock of this machine. */
  readonly localTime: string;
  /** When it was, in UTC, as ISO 8601 has it. */
  readonly isoTime: string;
  /** How long after the first entry of the log. */
  readonly sinceStart: string;
  /** How long after the one before that went out. */
  readonly sinceSent: string;
  /** How long after the one before that came in. */
  readonly sinceReceived: string;
  /** How long an answer took. */
  readonly roundTripName: string;
  /** The address of a link. */
  readonly address: string;
  /** The subprotocol of a link. */
  readonly subprotocolName: string;
  /** Which attempt it was. */
  readonly attemptName: string;
  /** The first attempt. */
  readonly firstAttempt: string;
  /** The code of a close. */
  readonly closeCode: string;
  /** What a close code means: see the registry of close codes at IANA. */
  readonly closeMeaning: (code: number) => string;
  /** The reason of a close, as the other end gave it. */
  readonly reason: string;
  /** Neither end gave a reason. */
  readonly noReasonGiven: string;
  /** Whether the close was agreed on. */
  readonly handshake: string;
  /** Both ends have said goodbye. */
  readonly clean: string;
  /** Not both ends have said goodbye. */
  readonly notClean: string;
  /** Why a link ended. */
  readonly causeName: string;
  /** Why a link ended, in words. */
  readonly causeInWords: (cause: CloseCause) => string;
  /** What follows. */
  readonly whatNext: string;
  /** How many messages may not have arrived. */
  readonly unconfirmedName: string;
  /** What failed, or what was broken on purpose. */
  readonly whatHappened: string;
  /** A stretch of time, in milliseconds: less than 0, if the clock was set back. */
  readonly elapsed: (milliseconds: number) => string;
}

/** What the registered close codes mean: RFC 6455, section 7.4.1, and IANA's registry. */
const closeCodes: Readonly<Record<number, string>> = {
  1000: 'Normal Closure: what the link was for is done',
  1001: 'Going Away: the server goes down, or the page was left',
  1002: 'Protocol Error: a frame broke the rules of WebSocket',
  1003: 'Unsupported Data: a type of message that is not accepted',
  1004: 'Reserved: without a meaning yet',
  1005: 'No Status Received: the close frame had no code',
  1006: 'Abnormal Closure: the link ended without a close frame',
  1007: 'Invalid Payload Data: as text that is no UTF-8',
  1008: 'Policy Violation: a message that is against the rules of the other end',
  1009: 'Message Too Big',
  1010: 'Mandatory Extension: the server did not agree to one that was asked for',
  1011: 'Internal Error: the server met what it did not expect',
  1012: 'Service Restart: the server starts anew',
  1013: 'Try Again Later: the server has too much to do',
  1014: 'Bad Gateway: a server behind the server gave no usable answer',
  1015: 'TLS Handshake: the encryption could not be agreed on',
  3000: 'Unauthorized: who you are has to be shown first',
  3003: 'Forbidden: you may not, whoever you are',
  3008: 'Timeout: something took too long',
};

const causes: Readonly<Record<CloseCause, string>> = {
  client: 'this end closed it',
  server: 'the server closed it',
  network: 'the link was lost: no close frame came',
  'heart-timeout': 'no sign of life came after a heartbeat',
  'connect-timeout': 'it did not open in time',
  page: 'the page was put aside (back-forward cache)',
};

export const englishDetailTexts: DetailTexts = {
  detail: 'Entry',
  closeDetail: 'Close this entry',
  waitEntry: 'wait',
  showAs: 'Show as',
  copyAs: 'Copy as',
  asText: 'Text',
  asJson: 'JSON',
  asHex: 'Hex',
  asBase64: 'Base64',
  copiedAs: (form) => `Copied: ${form}.`,
  copyFailed: 'Not copied: the browser does not let the page write to the clipboard.',
  notKept: 'Its content was not kept.',
  reading: 'Reading …',
  notJson: (character) => `No JSON: character ${inDigits(character)} does not fit.`,
  previousPage: 'Previous page',
  nextPage: 'Next page',
  pageNumber: 'Page',
  ofPages: (count) => `of ${inDigits(count)}`,
  messageNumber: 'Message',
  items: (count) => few(count, 'item', 'items'),
  keys: (count) => few(count, 'key', 'keys'),
  offset: 'Offset',
  localTime: 'Time',
  isoTime: 'UTC',
  sinceStart: 'Since the start',
  sinceSent: 'Since the last sent',
  sinceReceived: 'Since the last received',
  roundTripName: 'Round trip',
  address: 'Address',
  subprotocolName: 'Subprotocol',
  attemptName: 'Attempt',
  firstAttempt: 'the first',
  closeCode: 'Code',
  closeMeaning: (code) => closeCodes[code] ?? rangeOf(code),
  reason: 'Reason',
  noReasonGiven: 'none given',
  handshake: 'Handshake',
  clean: 'finished: both ends agreed to close',
  notClean: 'not finished',
  causeName: 'Cause',
  causeInWords: (cause) => causes[cause],
  whatNext: 'Next',
  unconfirmedName: 'Unconfirmed',
  whatHappened: 'What',
  elapsed: (milliseconds) => {
    const length = Math.abs(milliseconds);
    const sign = milliseconds < 0 ? '−' : '';
    // More would be rounded to 1,000 ms.
    if (length < 999.9995) return `${sign}${inDigits(length)} ms`;
    const whole = Math.round(length);
    const seconds = ((whole % 60_000) / 1000).toFixed(3);
    const minutes = Math.floor(whole / 60_000);
    return `${sign}${minutes > 0 ? `${inDigits(minutes)} min ` : ''}${seconds} s`;
  },
};

function rangeOf(code: number): string {
  if (code >= 4000 && code < 5000) return 'for private use: its meaning is the server’s own';
  if (code >= 3000 && code < 4000) return 'for libraries and frameworks: none has registered it';
  return code >= 1000 && code < 3000 ? 'not assigned' : 'no code that WebSocket knows';
}
