import { few, inDigits } from '../text/counted.ts';

/** The texts of transfer/. */
export interface TransferTexts {
  /** The button that opens this panel. */
  readonly transfer: string;
  /** The name of the controls that save the log. */
  readonly exporting: string;
  /** The choice of the format. */
  readonly format: string;
  /** The format with one entry of JSON in each line. */
  readonly formatJsonLines: string;
  /** The format of spreadsheets. */
  readonly formatCsv: string;
  /** The format of browsers' developer tools. */
  readonly formatHar: string;
  /** The choice of what is saved or replayed. */
  readonly extent: string;
  /** All of the log. */
  readonly everything: string;
  /** What the filter shows. */
  readonly whatIsShown: string;
  /** The button that saves the log to a file. */
  readonly saveLog: string;
  /** The button that copies the log. */
  readonly copyLog: string;
  /** Said when the log was copied. */
  readonly logCopied: string;
  /** What an export has: messages as they are. */
  readonly exportHint: string;
  /** The name of the controls that open a file. */
  readonly importing: string;
  /** The field that chooses a file. */
  readonly openLog: string;
  /** What files can be opened, and that they can be dropped. */
  readonly openHint: string;
  /** The name of the controls that send recorded messages again. */
  readonly replaying: string;
  /** The button that sends recorded messages again. */
  readonly replay: string;
  /** The choice of the speed. */
  readonly speed: string;
  /** So many times as fast. */
  readonly times: (factor: number) => string;
  /** Without pauses. */
  readonly atOnce: string;
  /** The checkbox that shortens long pauses, to that many seconds. */
  readonly shortenPauses: (seconds: number) => string;
  /** The button that stops a replay. */
  readonly stopReplay: string;
  /** How far a replay is. */
  readonly replayProgress: (sent: number, total: number) => string;
  /** A replay waits for the link. */
  readonly replayHeld: string;
  /** Said at the end of a replay; some messages were too large to be kept. */
  readonly replayed: (sent: number, total: number, leftOut: number) => string;
  /** Said when no message was sent in what is to be replayed. */
  readonly nothingToReplay: string;
  /** The button that ends what is going on. */
  readonly cancel: string;
  /** A file is written; so many million characters are done. */
  readonly saving: (millions: number) => string;
  /** A file is read; so many percent are done. */
  readonly opening: (percent: number) => string;
  /** A recording is shown, with that many entries; its name may be empty. */
  readonly lookingAt: (name: string, count: number) => string;
  /** The button that leaves a recording. */
  readonly backToLive: string;
  /** The file is neither JSON lines nor a HAR. */
  readonly fileUnknown: string;
  /** A line of the file is not JSON. */
  readonly lineNotJson: (line: number) => string;
  /** A line of the file is JSON, but no entry of a log. */
  readonly lineNoEntry: (line: number) => string;
  /** The HAR is broken. */
  readonly harBroken: string;
  /** The HAR has no WebSocket. */
  readonly harNoSocket: string;
  /** The file could not be read, or not be written. */
  readonly fileUnreadable: string;
  /** The log could not be copied. */
  readonly notCopied: string;
}

export const englishTransferTexts: TransferTexts = {
  transfer: 'Export, import',
  exporting: 'Export',
  format: 'Format',
  formatJsonLines: 'JSON lines',
  formatCsv: 'CSV',
  formatHar: 'HAR',
  extent: 'Entries',
  everything: 'all',
  whatIsShown: 'as filtered',
  saveLog: 'Save',
  copyLog: 'Copy',
  logCopied: 'The log was copied.',
  exportHint: 'Secrets in addresses are masked; messages are as they are.',
  importing: 'Import',
  openLog: 'Open a file',
  openHint: 'JSON lines, or a HAR; it can be dropped here, too.',
  replaying: 'Replay',
  replay: 'Send again',
  speed: 'Speed',
  times: (factor) => `${factor}×`,
  atOnce: 'no pauses',
  shortenPauses: (seconds) => `Pauses of ${seconds} s at most`,
  stopReplay: 'Stop',
  replayProgress: (sent, total) => `${inDigits(sent)} of ${inDigits(total)} sent`,
  replayHeld: 'waits for the link',
  replayed: (sent, total, leftOut) =>
    `Replayed ${inDigits(sent)} of ${few(total, 'message', 'messages')}${leftOut ? `; ${inDigits(leftOut)} too large to be kept` : ''}.`,
  nothingToReplay: 'There is no sent message to replay.',
  cancel: 'Cancel',
  saving: (millions) => `Writing: ${millions.toFixed(1)} million characters`,
  opening: (percent) => `Reading: ${Math.floor(percent)} %`,
  lookingAt: (name, count) =>
    `Looking at ${name || 'a recording'}, ${few(count, 'entry', 'entries')}.`,
  backToLive: 'Back to the live log',
  fileUnknown: 'This file is neither JSON lines of a log nor a HAR.',
  lineNotJson: (line) => `Line ${inDigits(line)} of the file is not JSON.`,
  lineNoEntry: (line) => `Line ${inDigits(line)} of the file is no entry of a log.`,
  harBroken: 'This HAR is broken, or it ends too early.',
  harNoSocket: 'There is no WebSocket in this HAR.',
  fileUnreadable: 'This failed: the file is not there any more, or memory is short.',
  notCopied: 'The browser does not allow copying.',
};
