import type { ConsoleTexts } from '../texts.ts';
import type { CloseSubject, Entry, WaitSubject } from './entry.ts';
import { faultsText } from './faults-text.ts';
import type { Payload } from './payload.ts';

/** A piece of what a row says. */
export type Piece =
  /** What it is about, for the eye; or, where the mark says it, only for the ear. */
  | { readonly type: 'label' | 'unseen'; readonly text: string }
  | { readonly type: 'fact'; readonly text: string }
  | { readonly type: 'data'; readonly data: Payload };

/** How many of the messages that came back unsent a row shows. */
const mostUnsent = 5;

/**
 * What an entry says, in order.
 * @param seconds What is left of a wait that is counting; where that is not known, all of it.
 */
export function piecesOf(entry: Entry, texts: ConsoleTexts, seconds?: number): Piece[] {
  switch (entry.kind) {
    case 'sent':
    case 'received':
      return [unseen(texts[entry.kind]), data(entry.data)];
    case 'held':
    case 'probe':
      return [label(texts[entry.kind]), data(entry.data)];
    case 'reply': {
      const { latency } = entry;
      const body = entry.data === undefined ? [] : [data(entry.data)];
      const trip = latency === undefined ? '' : texts.milliseconds(latency);
      return [label(texts.reply), ...body, ...facts(trip)];
    }
    case 'connecting':
      return [label(texts.connecting)];
    case 'another':
      return [label(texts.anotherSocket)];
    case 'open': {
      const { url, protocol, attempt } = entry;
      const retry = attempt > 0 && texts.retry(attempt);
      return [label(texts.opened), ...facts(url, protocol && texts.subprotocol(protocol), retry)];
    }
    case 'close':
      return [label(texts.ended), ...closeFacts(entry, texts)];
    case 'wait':
      return [label(waitText(entry, texts, seconds))];
    case 'unsent': {
      const { reason, count } = entry;
      const why = reason === 'expired' ? texts.unsentExpired(count) : texts.unsentClosed(count);
      const first = entry.data.slice(0, mostUnsent);
      const more = count - first.length;
      const rest = facts(more > 0 && texts.andMore(more));
      return [label(texts.unsent), ...facts(why), ...first.map(data), ...rest];
    }
    case 'faults':
      return [
        label(entry.active.length > 0 ? texts.broken : texts.mended),
        ...facts(faultsText(entry.active, texts)),
      ];
    case 'error':
      return [label(texts.error), ...facts(entry.message ?? texts.noReason)];
  }
}

/** All that an entry says, as one text: what is searched, and copied. */
export function plainText(entry: Entry, texts: ConsoleTexts): string {
  if (entry.kind === 'sent' || entry.kind === 'received') return textOf(entry.data);
  return piecesOf(entry, texts)
    .map((piece) => (piece.type === 'data' ? textOf(piece.data) : piece.text))
    .join(' ');
}

/** The most bytes that are searched as text. */
const mostBytes = 100_000;

const utf8 = new TextDecoder();

function textOf(payload: Payload): string {
  if (typeof payload === 'string') return payload;
  return payload instanceof Uint8Array ? utf8.decode(payload.subarray(0, mostBytes)) : '';
}

function waitText(wait: WaitSubject, texts: ConsoleTexts, seconds?: number): string {
  const { attempt, phase, delay, waited } = wait;
  if (phase === 'counting') return texts.attemptIn(attempt, seconds ?? Math.ceil(delay / 1000));
  return phase === 'tried' ? texts.attemptAfter(attempt, waited / 1000) : texts.attemptOff(attempt);
}

function closeFacts(close: CloseSubject, texts: ConsoleTexts): Piece[] {
  const { code, reason, cause, willReconnect, unconfirmed } = close;
  const comesBack = cause === 'client' ? texts.newLink : texts.comesBack;
  const next = willReconnect ? comesBack : texts.staysClosed;
  return facts(
    String(code),
    reason,
    cause && texts.cause(texts[cause] ?? cause),
    unconfirmed > 0 && texts.unconfirmed(unconfirmed),
    willReconnect !== undefined && next,
  );
}

function label(text: string): Piece {
  return { type: 'label', text };
}

function unseen(text: string): Piece {
  return { type: 'unseen', text };
}

function data(payload: Payload): Piece {
  return { type: 'data', data: payload };
}

function facts(...texts: readonly (string | false | undefined)[]): Piece[] {
  return texts.flatMap((text) => (text ? [{ type: 'fact', text }] : []));
}
