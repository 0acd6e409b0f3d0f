import { includesCode } from './close-codes.ts';
import type { CloseCause, CloseFacts } from './reports.ts';
import type { SocketEnd, State, StateOf, Step, TurningPoint } from './state.ts';
import { patienceFor, waitFor } from './wait.ts';

/** A run before its first attempt, and after a stable link. */
export const firstTry = { attempt: 0, failures: 0, renewed: false } as const;

/** What is known of an end; without `end` it was none of the socket's own. */
export const factsOf = (state: State, cause: CloseCause, end?: SocketEnd): CloseFacts => ({
  code: end?.code ?? 1006,
  unconfirmed: 'unconfirmed' in state ? state.unconfirmed : 0,
  wasClean: end?.wasClean ?? false,
  reason: end?.reason ?? '',
  cause,
});

/** The end for good; without `end` there was nothing to end. */
export const closed = (end?: CloseFacts, error?: Error): Step => ({
  state: { name: 'closed' },
  end,
  error,
});

/** What is known of how it ended. */
interface How {
  readonly end?: SocketEnd;
  readonly error?: Error | undefined;
}

/** A link, or an attempt, ended without us: wait for another try, or stay closed. */
export function ending(
  state: StateOf<'connecting' | 'open' | 'waiting'>,
  signal: TurningPoint,
  cause: CloseCause,
  { end, error }: How,
): Step {
  /** The code of a server that does not know us: the one fatal code that a fresh token can mend. */
  const unauthorized = 4401;
  const { time, random, settings } = signal;
  const { reconnectCount: most } = settings;
  const facts = factsOf(state, cause, end);
  const { code } = facts;
  const isOpen = state.name === 'open';
  // The count starts over only after a link that lasted and, with the heartbeat on, was heard.
  const isStable =
    isOpen &&
    time - state.since >= settings.stableTime &&
    Boolean(state.receivedAt || !settings.heartTime);
  const run = isStable ? { ...state.run, ...firstTry } : state.run;
  const attempt = run.attempt + 1;
  const failures = run.failures + (isOpen || signal.online ? 1 : 0);
  const renewing = code === unauthorized && signal.renewable && !run.renewed;
  const isFatal = cause === 'server' && includesCode(settings.fatalCodes, code) && !renewing;
  const isUsedUp = !most || (most > 0 && failures > most);
  if (isFatal || isUsedUp || !signal.allowed) {
    return closed(facts, error);
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
    end: facts,
    error,
    effects: [{ type: 'reconnecting', detail: { attempt, delay, cause } }],
    ask: facts,
  };
}
