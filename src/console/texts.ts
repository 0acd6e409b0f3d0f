import type { CloseCause, ConnectionState } from '../core/reports.ts';
import { type BreakTexts, englishBreakTexts } from './break/texts.ts';
import { type DetailTexts, englishDetailTexts } from './detail/texts.ts';
import { englishFindTexts, type FindTexts } from './find/texts.ts';
import { englishLifeTexts, type LifeTexts } from './life/texts.ts';
import { englishSendTexts, type SendTexts } from './send/texts.ts';
import { few, inDigits } from './text/counted.ts';
import { englishTransferTexts, type TransferTexts } from './transfer/texts.ts';

/**
 * Every text of `<socket-console>`: the words for the states and the causes by their own names, and
 * those below. Functions get numbers and names, so that a language can order and inflect as it must.
 */
export interface ConsoleTexts
  extends Readonly<Record<ConnectionState, string>>,
    Readonly<Record<CloseCause, string>>,
    BreakTexts,
    DetailTexts,
    FindTexts,
    LifeTexts,
    SendTexts,
    TransferTexts {
  /** The connect button. */
  readonly connect: string;
  /** The connect button between two attempts. */
  readonly tryNow: string;
  /** The close button. */
  readonly close: string;
  /** The button that empties the log. */
  readonly clear: string;
  /** The name of the log. */
  readonly log: string;
  /** What the empty log says. */
  readonly nothingYet: string;
  /** The state, where there is no socket to watch. */
  readonly noSocket: string;
  /** Neither `for` nor `socket` is set. */
  readonly nothingToWatch: string;
  /** `for` names nothing. */
  readonly nothingNamed: (id: string) => string;
  /** `for` names an element whose tag is not defined yet. */
  readonly notDefined: (id: string, tag: string) => string;
  /** `for` names an element that is no socket. */
  readonly notASocket: (id: string, tag: string) => string;
  /** `socket` was given something that is no socket. */
  readonly givenNotASocket: string;
  /** From here on, the log is about another socket. */
  readonly anotherSocket: string;
  /** A message went out. */
  readonly sent: string;
  /** A message came in. */
  readonly received: string;
  /** A message waits for the next link. */
  readonly held: string;
  /** A heartbeat went out. */
  readonly probe: string;
  /** A heartbeat was answered. */
  readonly reply: string;
  /** A link is up. */
  readonly opened: string;
  /** A link, or an attempt, ended. */
  readonly ended: string;
  /** Messages that will not be sent. */
  readonly unsent: string;
  /** Something failed. */
  readonly error: string;
  /** A platform's `error` event, which carries no facts. */
  readonly noReason: string;
  /** The link was opened by this retry. */
  readonly retry: (attempt: number) => string;
  /** The subprotocol that the server chose. */
  readonly subprotocol: (name: string) => string;
  /** Why a link ended, with the word for the cause. */
  readonly cause: (cause: string) => string;
  /** After a close: an attempt follows. */
  readonly comesBack: string;
  /** After a close that was asked for: another link follows at once. */
  readonly newLink: string;
  /** After a close: no attempt follows. */
  readonly staysClosed: string;
  /** Messages written after the last sign of life. */
  readonly unconfirmed: (count: number) => string;
  /** A retry that is waited for, with whole seconds left. */
  readonly attemptIn: (attempt: number, seconds: number) => string;
  /** A retry that began, with the seconds that were waited. */
  readonly attemptAfter: (attempt: number, seconds: number) => string;
  /** A retry that will not take place. */
  readonly attemptOff: (attempt: number) => string;
  /** How many messages came back unsent because no link will come. */
  readonly unsentClosed: (count: number) => string;
  /** How many messages came back unsent because they were held too long. */
  readonly unsentExpired: (count: number) => string;
  /** How many more there are than are shown. */
  readonly andMore: (count: number) => string;
  /** A message without content. */
  readonly emptyMessage: string;
  /** A number of bytes. */
  readonly bytes: (count: number) => string;
  /** How many characters of a message are not shown. */
  readonly charactersMore: (count: number) => string;
  /** The list of what the user has saved. */
  readonly saved: string;
  /** Nothing saved is chosen. */
  readonly chooseSaved: string;
  /** The button that deletes what is chosen. */
  readonly deleteSaved: string;
  /** The name of the field with the name to save something under. */
  readonly savedName: string;
  /** The button that saves something under its name. */
  readonly save: string;
  /** Something was saved under a name. */
  readonly savedAs: (name: string) => string;
  /** What the user saves can't be stored. */
  readonly notStored: string;
  /** A round trip in milliseconds. */
  readonly milliseconds: (count: number) => string;
}

/** The English texts: the default. */
export const englishTexts: ConsoleTexts = {
  ...englishBreakTexts,
  ...englishDetailTexts,
  ...englishFindTexts,
  ...englishLifeTexts,
  ...englishSendTexts,
  ...englishTransferTexts,
  idle: 'idle',
  connecting: 'connecting',
  open: 'open',
  closing: 'closing',
  waiting: 'waiting',
  closed: 'closed',
  client: 'client',
  server: 'server',
  network: 'network',
  'heart-timeout': 'heart-timeout',
  'connect-timeout': 'connect-timeout',
  page: 'page',
  connect: 'Connect',
  tryNow: 'Try now',
  close: 'Close',
  clear: 'Clear',
  log: 'Log',
  nothingYet: 'Nothing yet.',
  noSocket: 'no socket',
  nothingToWatch:
    'No socket to watch: name one with the attribute “for”, or set the property “socket”.',
  nothingNamed: (id) => `Nothing here has the id “${id}”.`,
  notDefined: (id, tag) => `“${id}” is a <${tag}>, and that tag is not defined yet.`,
  notASocket: (id, tag) => `“${id}” is a <${tag}>, which is no socket.`,
  givenNotASocket: 'What “socket” was set to is no socket.',
  anotherSocket: 'another socket from here on',
  sent: 'sent',
  received: 'received',
  held: 'held',
  probe: 'probe',
  reply: 'reply',
  opened: 'open',
  ended: 'close',
  unsent: 'unsent',
  error: 'error',
  noReason: 'The browser does not say why.',
  retry: (attempt) => `retry ${attempt}`,
  subprotocol: (name) => `subprotocol ${name}`,
  cause: (cause) => `cause ${cause}`,
  comesBack: 'will retry',
  newLink: 'a new link follows',
  staysClosed: 'stays closed',
  unconfirmed: (count) => `${few(count, 'message', 'messages')} unconfirmed`,
  attemptIn: (attempt, seconds) => `retry ${attempt} in ${seconds} s`,
  attemptAfter: (attempt, seconds) => `retry ${attempt}, after ${seconds.toFixed(1)} s`,
  attemptOff: (attempt) => `retry ${attempt} called off`,
  unsentClosed: (count) => `${few(count, 'message', 'messages')}, no link will come`,
  unsentExpired: (count) => `${few(count, 'message', 'messages')}, held too long`,
  andMore: (count) => `and ${inDigits(count)} more`,
  emptyMessage: 'empty',
  bytes: (count) => few(count, 'byte', 'bytes'),
  charactersMore: (count) => `${few(count, 'character', 'characters')} more`,
  notStored: 'The browser stores nothing for this page: what is saved is lost when you leave it.',
  saved: 'Saved',
  chooseSaved: 'Choose…',
  deleteSaved: 'Delete',
  savedName: 'Name to save it under',
  save: 'Save',
  savedAs: (name) => `Saved as “${name}”.`,
  milliseconds: (count) => `${count < 10 ? count.toFixed(1) : Math.round(count)} ms`,
};
