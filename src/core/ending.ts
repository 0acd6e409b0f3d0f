import { includesCode, unauthorized } from './close-codes.ts';
import type { CloseCause, CloseFacts } from './reports.ts';
import type { Report, Signal, SocketEnd, State, StateOf, Step } from './state.ts';
import { patienceFor, waitFor } from './wait.ts';

/** A run before its first attempt, and after a stable link. */
export const firstTry = { attempt: 0, failures: 0, renewed: false } as const;

/** What is known of an end; without `end` it was none of the socket's own. */
export const factsOf = (state: State, cause: CloseCause, end?: SocketEnd): CloseFacts => ({
  code: 1006,
  reason: '',
  wasClean: false,
  ...end,
  cause,
  unconfirmed: 'unconfirmed' in state ? state.unconfirmed : 0,
});

/** An end as it is told: the error first, if there is one. */
export function told(facts: CloseFacts, willReconnect: boolean, error?: Error): Report[] {
  const close: Report = { type: 'close', detail: { ...facts, willReconnect } };
  return error ? [{ type: 'error', detail: { error } }, close] : [close];
}

/** A link, or an attempt, ended without us: wait for another try, or stay closed. */
export function ending(
  state: StateOf<'connecting' | 'open'>,
  signal: Signal,
  cause: CloseCause,
  error?: Error,
): Step {
  const { time, random, settings } = signal;
  const { reconnectCount: most } = settings;
  const isOpen = state.name === 'open';
  const facts = factsOf(state, cause, signal.type === 'ended' ? signal.end : undefined);
  const { code } = facts;
  // The count starts over only after a link that lasted and, with the heartbeat on, was heard.
  const isStable =
    isOpen && time - state.since >= settings.stableTime && (state.heard || !settings.heartTime);
  const { run } = state;
  const { attempt: last, failures: before, renewed } = isStable ? { ...run, ...firstTry } : run;
  const attempt = last + 1;
  const failures = before + (isOpen || signal.online ? 1 : 0);
  const fatal = cause === 'server' && includesCode(settings.fatalCodes, code);
  const renewing = fatal && code === unauthorized && signal.renewable && !renewed;
  const patience = patienceFor(code, random);
  const delay =
    cause === 'page' ? Infinity : Math.max(waitFor(attempt, settings, random), patience);
  const blocked = signal.type === 'ended' && signal.blocked;
  const usedUp = !most || (most > 0 && failures > most);
  const waiting: State = {
    name: 'waiting',
    run: { ...run, attempt, failures, renewed: renewed || renewing },
    until: time + delay,
    notBefore: time + patience,
  };
  // A page that is stored comes back, whatever the rules for links are.
  if (cause === 'page') return { state: waiting, effects: told(facts, true) };
  if (blocked || usedUp || (fatal && !renewing) || !signal.allowed) {
    return { state: { name: 'closed', by: 'rules' }, effects: told(facts, false, error) };
  }
  return {
    state: waiting,
    effects: [
      ...told(facts, true, error),
      { type: 'reconnecting', detail: { attempt, delay, cause } },
    ],
    ask: facts,
  };
}
