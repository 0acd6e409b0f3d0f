import type { CloseSubject, Entry } from '../record/entry.ts';
import { directionOf } from '../record/entry.ts';
import type { EntryStore } from '../record/entry-store.ts';
import { faultsText } from '../record/faults-text.ts';
import type { ConsoleTexts } from '../texts.ts';

/** Something that is known of an entry: what, and the words for it. */
export type Fact = readonly [name: string, value: string];

/** How many entries are looked at, at most, for the one before of the same direction. */
const mostSteps = 10_000;

/** What is known of an entry, beside its message. */
export function factsOf(entry: Entry, store: EntryStore, texts: ConsoleTexts): Fact[] {
  const { at } = entry;
  const { startedAt } = store;
  const facts: Fact[] = [
    [texts.localTime, localTime(at)],
    [texts.isoTime, new Date(at).toISOString()],
  ];
  if (startedAt !== undefined) facts.push([texts.sinceStart, texts.elapsed(at - startedAt)]);
  const before = previousOf(entry, store);
  if (before) {
    const name = directionOf(entry) === 'out' ? texts.sinceSent : texts.sinceReceived;
    facts.push([name, texts.elapsed(at - before.at)]);
  }
  return [...facts, ...ownFacts(entry, store, texts)];
}

/** The last one before of the same direction, if it is not too far away. */
function previousOf(entry: Entry, store: EntryStore): Entry | undefined {
  const direction = directionOf(entry);
  if (!direction) return undefined;
  const end = Math.max(store.firstId, entry.id - mostSteps);
  for (let id = entry.id - 1; id >= end; id -= 1) {
    const before = store.get(id);
    if (before && directionOf(before) === direction) return before;
  }
  return undefined;
}

function ownFacts(entry: Entry, store: EntryStore, texts: ConsoleTexts): Fact[] {
  switch (entry.kind) {
    case 'reply':
      return entry.latency === undefined
        ? []
        : [[texts.roundTripName, texts.milliseconds(entry.latency)]];
    case 'open': {
      const { url, protocol, attempt } = entry;
      const facts: Fact[] = [[texts.address, url]];
      if (protocol) facts.push([texts.subprotocolName, protocol]);
      return [...facts, [texts.attemptName, attempt ? texts.retry(attempt) : texts.firstAttempt]];
    }
    case 'close':
      return closeFacts(entry, store, texts);
    case 'wait': {
      const { phase, attempt, delay, waited } = entry;
      const facts: Fact[] = [
        [texts.attemptName, texts.retry(attempt)],
        [texts.waitEntry, texts.elapsed(delay)],
      ];
      if (phase === 'tried') {
        facts.push([texts.whatNext, texts.attemptAfter(attempt, waited / 1000)]);
      }
      if (phase === 'off') facts.push([texts.whatNext, texts.attemptOff(attempt)]);
      return facts;
    }
    case 'unsent': {
      const { reason, count } = entry;
      const words = reason === 'expired' ? texts.unsentExpired(count) : texts.unsentClosed(count);
      return [[texts.whatHappened, words]];
    }
    case 'error':
      return [[texts.whatHappened, entry.message ?? texts.noReason]];
    case 'faults':
      return entry.active.length === 0
        ? []
        : [[texts.whatHappened, faultsText(entry.active, texts)]];
    default:
      return [];
  }
}

function closeFacts(entry: Entry & CloseSubject, store: EntryStore, texts: ConsoleTexts): Fact[] {
  const { code, reason, wasClean, cause, willReconnect, unconfirmed } = entry;
  const facts: Fact[] = [
    [texts.closeCode, `${code} – ${texts.closeMeaning(code)}`],
    [texts.reason, reason || texts.noReasonGiven],
    [texts.handshake, wasClean ? texts.clean : texts.notClean],
  ];
  if (cause) facts.push([texts.causeName, texts.causeInWords(cause) ?? cause]);
  if (unconfirmed > 0) facts.push([texts.unconfirmedName, texts.unconfirmed(unconfirmed)]);
  if (willReconnect === undefined) return facts;
  return [...facts, [texts.whatNext, nextWords(entry, store, texts)]];
}

/** What follows a close: with the wait, where that is told right after it. */
function nextWords(entry: Entry & CloseSubject, store: EntryStore, texts: ConsoleTexts): string {
  if (!entry.willReconnect) return texts.staysClosed;
  if (entry.cause === 'client') return texts.newLink;
  const next = store.get(entry.id + 1);
  return next?.kind === 'wait'
    ? texts.attemptAfter(next.attempt, next.delay / 1000)
    : texts.comesBack;
}

/** A time by the clock of this machine, in an order that is the same in all languages. */
function localTime(at: number): string {
  const date = new Date(at);
  const digits = (value: number, length = 2) => String(value).padStart(length, '0');
  const day = [date.getMonth() + 1, date.getDate()].map((value) => digits(value));
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map((value) =>
    digits(value),
  );
  return (
    `${[digits(date.getFullYear(), 4), ...day].join('-')} ` +
    `${time.join(':')}.${digits(date.getMilliseconds(), 3)}`
  );
}
