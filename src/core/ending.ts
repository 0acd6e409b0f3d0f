import { includesCode, unauthorized } from './close-codes.ts';
import type { CloseFacts } from './reports.ts';
import type { Report, Run, Signal, StateOf, Step } from './state.ts';
import { patienceFor, waitFor } from './wait.ts';

/** What an end looks like that no closing handshake made. */
export const abandoned = { code: 1006, reason: '', wasClean: false } as const;

/** An end as it is told: the error first, if there is one. */
export function told(facts: CloseFacts, willReconnect: boolean, error?: Error): Report[] {
  const close: Report = { type: 'close', detail: { ...facts, willReconnect } };
  return error ? [{ type: 'error', detail: { error } }, close] : [close];
}

/** The run as it stands at an end: it starts over after a link that lasted and was heard. */
export function settledRun(state: StateOf<'connecting' | 'open'>, { time, settings }: Signal): Run {
  const stable =
    state.name === 'open' &&
    time - state.since >= settings.stableTime &&
    (state.heard || !settings.heartTime);
  return stable ? { ...state.run, attempt: 0, failures: 0, renewed: false } : state.run;
}

/** A link, or an attempt, ended without us: wait for another try, or stay closed. */
export function ending(
  state: StateOf<'connecting' | 'open'>,
  signal: Signal,
  end: Omit<CloseFacts, 'unconfirmed'>,
  error?: Error,
): Step {
  const { time, random, settings } = signal;
  const { code, cause } = end;
  const facts = { ...end, unconfirmed: state.name === 'open' ? state.unconfirmed : 0 };
  const run = settledRun(state, signal);
  const attempt = run.attempt + 1;
  const failures = run.failures + (state.name === 'open' || signal.online ? 1 : 0);
  const { reconnectCount: most } = settings;
  const fatal = cause === 'server' && includesCode(settings.fatalCodes, code);
  const renewing = fatal && code === unauthorized && signal.renewable && !run.renewed;
  const blocked = signal.type === 'ended' && signal.blocked;
  const usedUp = !most || (most > 0 && failures > most);
  if (blocked || usedUp || (fatal && !renewing) || !signal.allowed) {
    return { state: { name: 'closed', by: 'rules' }, effects: told(facts, false, error) };
  }
  const patience = patienceFor(code, random);
  const delay = Math.max(waitFor(attempt, settings, random), patience);
  return {
    state: {
      name: 'waiting',
      run: { ...run, attempt, failures, renewed: run.renewed || renewing },
      until: time + delay,
      notBefore: time + patience,
    },
    effects: [
      ...told(facts, true, error),
      { type: 'reconnecting', detail: { attempt, delay, cause } },
    ],
    ask: facts,
  };
}
