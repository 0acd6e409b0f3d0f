import { closed, ending, factsOf, firstTry } from './ending.ts';
import { beatAt, doubt, heartbeat } from './heartbeat.ts';
import { isPlain, type Settings } from './options.ts';
import type {
  Run,
  Signal,
  SignalOf,
  SocketEnd,
  State,
  StateOf,
  Step,
  TurningPoint,
} from './state.ts';

const firstRun: Run = { ...firstTry, hintedAt: -Infinity, hintTryAt: -Infinity };

type Rule<Name extends State['name'], Type extends Signal['type']> = (
  state: StateOf<Name>,
  signal: SignalOf<Type>,
) => Step;

const goOn = (state: StateOf<'waiting'>, signal: Signal) => start(state, signal, state.run);

/** In `waiting`, where it is told late that the attempt was blocked, too. */
const lost = (state: StateOf<'connecting' | 'open' | 'waiting'>, signal: SignalOf<'ended'>): Step =>
  // 1006 and 1015 are never sent: they stand for a close frame that did not come.
  ending(
    state,
    signal,
    [1006, 1015].includes(signal.end?.code ?? 1006) ? 'network' : 'server',
    signal,
  );

/** The page is stored. Restored, it comes back, whatever the rules for links are. */
const suspend = (state: StateOf<'connecting' | 'open'>): Step => ({
  state: {
    name: 'waiting',
    run: { ...state.run, attempt: state.run.attempt + 1 },
    until: Infinity,
    notBefore: 0,
  },
  end: factsOf(state, 'page'),
});

const shut = (state: State, { time }: SignalOf<'close'>): Step => ({
  state: { name: 'closing', since: time, unconfirmed: factsOf(state, 'client').unconfirmed },
});

const closedByUs = (
  state: State,
  { end }: { readonly time: number; readonly end?: SocketEnd },
): Step => closed(factsOf(state, 'client', end));

/** What each state makes of the signals that mean something to it. */
const rules: {
  readonly [Name in State['name']]: { readonly [Type in Signal['type']]?: Rule<Name, Type> };
} = {
  idle: { connect: start, reconnect: start, close: () => closed() },
  connecting: {
    reconnect: start,
    close: (state, signal) => (signal.handover ? shut(state, signal) : closedByUs(state, signal)),
    suspend,
    hint,
    ended: lost,
    tick: (state, signal) =>
      ending(state, signal, 'connect-timeout', {
        error: new Error('No link within connect-timeout.'),
      }),
    opened({ run }, { time, random, url, protocol }) {
      return {
        state: {
          name: 'open',
          run,
          since: time,
          unconfirmed: 0,
          sentAt: time,
          share: 1 - random / 2,
          owed: [],
        },
        effects: [{ type: 'open', detail: { url, protocol, attempt: run.attempt } }],
      };
    },
  },
  open: {
    reconnect: start,
    close: shut,
    suspend,
    hint,
    ended: lost,
    ...heartbeat,
  },
  closing: {
    reconnect: start,
    tick: closedByUs,
    // A finished handshake confirms all that was written before it.
    ended: (state, signal) =>
      closedByUs(signal.end?.wasClean ? { ...state, unconfirmed: 0 } : state, signal),
  },
  waiting: {
    connect: goOn,
    reconnect: start,
    hint,
    ended: lost,
    tick: goOn,
    close: closedByUs,
  },
  closed: { connect: start, reconnect: start },
};

/** When `tick` is next due, on the monotonic clock; `Infinity` where time changes nothing. */
export function wakeAt(state: State, settings: Settings): number {
  /** How long the closing handshake may take where no heartbeat says it, in milliseconds. */
  const closingTime = 5000;
  switch (state.name) {
    case 'open':
      return beatAt(state, settings);
    case 'connecting':
      return state.since + (settings.connectTimeout || Infinity);
    case 'closing':
      return isPlain(settings)
        ? Infinity
        : state.since + (settings.heartTime ? settings.heartTimeout : closingTime);
    case 'waiting':
      return state.until;
  }
  return Infinity;
}

/**
 * What becomes of a connection in `state` when `signal` comes, and what is to be done about it.
 * Pure: all that it depends on is in its arguments.
 */
export function next(state: State, signal: Signal): Step {
  let type: Signal['type'] = signal.type;
  // Woken for something else, or from sleep, which is a hint.
  if (signal.type === 'tick' && signal.time < wakeAt(state, signal.settings)) {
    if (signal.late < Infinity) return { state };
    type = 'hint';
  }
  const rule = rules[state.name] as { [Type in string]?: (state: State, signal: Signal) => Step };
  return rule[type]?.(state, signal) ?? { state };
}

/** An attempt, the first unless `run` says otherwise, or the end where none can ever work. */
function start(
  state: State,
  { time, error }: { readonly time: number; readonly error?: Error | undefined },
  run = firstRun,
): Step {
  const { name } = state;
  const facts = name === 'idle' || name === 'closed' ? undefined : factsOf(state, 'client');
  if (error) return closed(facts, error);
  return {
    state: { name: 'connecting', run, since: time },
    end: 'unconfirmed' in state ? facts : undefined,
    effects: [{ type: 'attempt' }],
  };
}

function hint(state: StateOf<'connecting' | 'open' | 'waiting'>, signal: TurningPoint): Step {
  /** Hints within so many milliseconds count as one; a try by hint comes at random within it. */
  const hintSpan = 1000;
  /** How old an attempt must be, in milliseconds, for a hint to start it afresh. */
  const staleAttempt = 2000;
  const { time, settings, random } = signal;
  if (time - state.run.hintedAt < hintSpan) return { state };
  const run = { ...state.run, hintedAt: time };
  const hinted = { ...state, run };
  if (hinted.name === 'open') return doubt(hinted, signal);
  if (hinted.name === 'waiting') {
    const hintTryAt = Math.max(
      time + hintSpan * random,
      hinted.notBefore,
      run.hintTryAt + settings.reconnectTime,
    );
    if (hintTryAt < hinted.until) {
      return { state: { ...hinted, until: hintTryAt, run: { ...run, hintTryAt } } };
    }
  } else if (time - hinted.since > staleAttempt && settings.reconnectCount) {
    return start(hinted, signal, run);
  }
  return { state: hinted };
}
