import { closed, ending, factsOf, firstTry } from './ending.ts';
import { beat, beatAt, doubt, probe, received, sent } from './heartbeat.ts';
import { isPlain, type Settings } from './options.ts';
import type { Run, Signal, SignalOf, SocketEnd, State, StateOf, Step } from './state.ts';

/** How old an attempt must be, in milliseconds, for a hint to start it afresh. */
const staleAttempt = 2000;

/** Hints within so many milliseconds count as one; a try by hint comes at random within it. */
const hintSpan = 1000;

/** How long the closing handshake may take where no heartbeat says it, in milliseconds. */
const closingTime = 5000;

const firstRun: Run = { ...firstTry, hintedAt: -Infinity, hintTryAt: -Infinity };

type Rule<Name extends State['name'], Type extends Signal['type']> = (
  state: StateOf<Name>,
  signal: SignalOf<Type>,
) => Step;

/** What each state makes of the signals that mean something to it. */
const rules: {
  readonly [Name in State['name']]: { readonly [Type in Signal['type']]?: Rule<Name, Type> };
} = {
  idle: { connect: start, reconnect: start, close: () => closed() },
  connecting: {
    reconnect: start,
    close: (state, signal) => (signal.handover ? shut(state, signal) : closedByUs(state)),
    suspend,
    hint,
    tick: timeOut,
    opened,
    ended: lost,
  },
  open: {
    reconnect: start,
    close: shut,
    suspend,
    hint,
    offline: doubt,
    tick: beat,
    ended: lost,
    received,
    sent,
    probe,
  },
  closing: {
    reconnect: start,
    tick: (state) => closedByUs(state),
    // A finished handshake confirms all that was written before it.
    ended: (state, { end }) =>
      closedByUs(end?.wasClean ? { ...state, unconfirmed: 0 } : state, end),
  },
  waiting: {
    connect: goOn,
    reconnect: start,
    close: (state) => closedByUs(state),
    hint,
    tick: goOn,
  },
  closed: { connect: start, reconnect: start },
};

/** When `tick` is next due, on the monotonic clock; `Infinity` where time changes nothing. */
export function wakeAt(state: State, settings: Settings): number {
  switch (state.name) {
    case 'connecting':
      return state.since + (settings.connectTimeout || Infinity);
    case 'open':
      return beatAt(state, settings);
    case 'closing':
      if (isPlain(settings)) break;
      return state.since + (settings.heartTime ? settings.heartTimeout : closingTime);
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
  const rule = rules[state.name][type] as ((state: State, signal: Signal) => Step) | undefined;
  return rule ? rule(state, signal) : { state };
}

/** An attempt, the first unless `run` says otherwise, or the end where none can ever work. */
function start(
  state: State,
  { time, error }: { readonly time: number; readonly error?: Error | undefined },
  run = firstRun,
): Step {
  const { name } = state;
  const isLink = name === 'open' || name === 'closing';
  const isOver = name === 'idle' || name === 'closed';
  const facts = factsOf(state, 'client');
  if (error) return closed(isOver ? undefined : facts, error);
  return {
    state: { name: 'connecting', run, since: time },
    end: isLink ? facts : undefined,
    effects: [{ type: 'attempt' }],
  };
}

function goOn(state: StateOf<'waiting'>, signal: Signal): Step {
  return start(state, signal, state.run);
}

function opened({ run }: StateOf<'connecting'>, signal: SignalOf<'opened'>): Step {
  const { time, random, url, protocol } = signal;
  return {
    state: {
      name: 'open',
      run,
      since: time,
      receivedAt: time,
      sentAt: time,
      heard: false,
      unconfirmed: 0,
      share: 1 - random / 2,
      owed: [],
    },
    effects: [{ type: 'open', detail: { url, protocol, attempt: run.attempt } }],
  };
}

function lost(state: StateOf<'connecting' | 'open'>, signal: SignalOf<'ended'>): Step {
  // 1006 and 1015 are never sent: they stand for a close frame that did not come.
  const isCut = [undefined, 1006, 1015].includes(signal.end?.code);
  return ending(state, signal, isCut ? 'network' : 'server', signal);
}

function timeOut(state: StateOf<'connecting'>, signal: Signal): Step {
  const { connectTimeout } = signal.settings;
  const error = new Error(`No link within the connect-timeout (${connectTimeout} ms).`);
  return ending(state, signal, 'connect-timeout', { error });
}

/** The page is stored. Restored, it comes back, whatever the rules for links are. */
function suspend(state: StateOf<'connecting' | 'open'>): Step {
  const run = { ...state.run, attempt: state.run.attempt + 1 };
  return {
    state: { name: 'waiting', run, until: Infinity, notBefore: 0 },
    end: factsOf(state, 'page'),
  };
}

function shut(state: State, { code, reason, time }: SignalOf<'close'>): Step {
  return {
    state: { name: 'closing', since: time, unconfirmed: factsOf(state, 'client').unconfirmed },
    effects: [{ type: 'shut', code, reason }],
  };
}

function closedByUs(state: State, end?: SocketEnd): Step {
  return closed(factsOf(state, 'client', end));
}

function hint(state: StateOf<'connecting' | 'open' | 'waiting'>, signal: Signal): Step {
  const { time, settings, random } = signal;
  if (time - state.run.hintedAt < hintSpan) return { state };
  const run = { ...state.run, hintedAt: time };
  if (state.name === 'open') return doubt({ ...state, run }, signal);
  if (state.name === 'connecting') {
    return time - state.since > staleAttempt && settings.reconnectCount
      ? start(state, signal, run)
      : { state: { ...state, run } };
  }
  const soon = time + hintSpan * random;
  const hintTryAt = Math.max(soon, state.notBefore, run.hintTryAt + settings.reconnectTime);
  if (hintTryAt >= state.until) return { state: { ...state, run } };
  return { state: { ...state, until: hintTryAt, run: { ...run, hintTryAt } } };
}
