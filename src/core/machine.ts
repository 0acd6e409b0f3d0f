import { ending, factsOf, firstTry, told } from './ending.ts';
import { beat, beatAt, probe, probed, received, sent } from './heartbeat.ts';
import { heedsHints, isPlain, type Settings } from './options.ts';
import type { CloseWish, Report, Run, Signal, SocketEnd, State, Step } from './state.ts';

/** How old an attempt must be, in milliseconds, for a hint to start it afresh. */
const staleAttempt = 2000;

/** Hints within so many milliseconds count as one; a try by hint comes at random within it. */
const hintSpan = 1000;

/** How long the closing handshake may take where no heartbeat says it, in milliseconds. */
const closingTime = 5000;

const firstRun: Run = { ...firstTry, hintedAt: -Infinity, hintTryAt: -Infinity };

const attempt = (run: Run, { time }: Signal, before: Report[] = []): Step => ({
  state: { name: 'connecting', run, since: time },
  effects: [...before, { type: 'attempt' }],
});

const closed = (by: CloseWish, effects: Report[] = []): Step => ({
  state: { name: 'closed', by },
  effects,
});

const closedByUs = (state: State, by: CloseWish, end?: SocketEnd): Step =>
  closed(by, told(factsOf(state, 'client', end), false));

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
  const { name } = state;
  switch (signal.type) {
    case 'connect':
    case 'reconnect':
      return start(state, signal);
    case 'close':
      return close(state, signal);
    case 'suspend':
      return name === 'connecting' || name === 'open' ? ending(state, signal, 'page') : { state };
    case 'hint':
      return hint(state, signal);
    case 'tick':
      return tick(state, signal);
    case 'ended':
      return ended(state, signal);
    case 'opened':
      return opened(state, signal);
  }
  if (state.name !== 'open') return { state };
  switch (signal.type) {
    case 'received':
      return received(state, signal);
    case 'sent':
      return sent(state, signal);
    case 'probed':
      return probed(state, signal);
    case 'offline':
      return probe(state, signal);
  }
}

function start(state: State, signal: Extract<Signal, { error?: unknown }>): Step {
  const { type, error } = signal as { type: string; error?: Error };
  const { name } = state;
  const isLink = name === 'open' || name === 'closing';
  if (type === 'connect' && (isLink || name === 'connecting')) return { state };
  if (error) {
    const failure: Report = { type: 'error', detail: { error } };
    const isOver = name === 'idle' || name === 'closed';
    return closed('rules', isOver ? [failure] : told(factsOf(state, 'client'), false, error));
  }
  const run = type === 'connect' && name === 'waiting' ? state.run : firstRun;
  return attempt(run, signal, isLink ? told(factsOf(state, 'client'), true) : []);
}

function opened(state: State, signal: Extract<Signal, { type: 'opened' }>): Step {
  if (state.name !== 'connecting') return { state };
  const { time, random, url, protocol } = signal;
  const { run } = state;
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
      deadline: undefined,
      owed: [],
    },
    effects: [{ type: 'open', detail: { url, protocol, attempt: run.attempt } }],
  };
}

function ended(state: State, signal: Extract<Signal, { type: 'ended' }>): Step {
  const { end, error } = signal;
  switch (state.name) {
    case 'closing':
      // A finished handshake confirms all that was written before it.
      return closedByUs(end?.wasClean ? { ...state, unconfirmed: 0 } : state, state.by, end);
    case 'connecting':
    case 'open': {
      // 1006 and 1015 are never sent: they stand for a close frame that did not come.
      const isServer = end && end.code !== 1006 && end.code !== 1015;
      return ending(state, signal, isServer ? 'server' : 'network', error);
    }
  }
  return { state };
}

function close(state: State, signal: Extract<Signal, { type: 'close' }>): Step {
  const { code, reason, time, handover, by } = signal;
  switch (state.name) {
    case 'idle':
    case 'closed':
      return closed(by);
    case 'closing':
      return { state: { ...state, by } };
    case 'waiting':
      return closedByUs(state, by);
  }
  if (state.name === 'connecting' && !handover) return closedByUs(state, by);
  const { unconfirmed } = factsOf(state, 'client');
  return {
    state: { name: 'closing', by, since: time, unconfirmed },
    effects: [{ type: 'shut', code, reason }],
  };
}

function hint(state: State, signal: Signal): Step {
  const { time, settings, random } = signal;
  if (!('run' in state) || !heedsHints(settings) || time - state.run.hintedAt < hintSpan) {
    return { state };
  }
  const run = { ...state.run, hintedAt: time };
  const hinted = { ...state, run };
  switch (hinted.name) {
    case 'open':
      return probe(hinted, signal);
    case 'connecting':
      return time - hinted.since > staleAttempt && settings.reconnectCount
        ? attempt(run, signal)
        : { state: hinted };
    case 'waiting': {
      const { until, notBefore } = hinted;
      const soon = time + hintSpan * random;
      const hintTryAt = Math.max(soon, notBefore, run.hintTryAt + settings.reconnectTime);
      if (hintTryAt >= until) return { state: hinted };
      return { state: { ...hinted, until: hintTryAt, run: { ...run, hintTryAt } } };
    }
  }
}

function tick(state: State, signal: Extract<Signal, { type: 'tick' }>): Step {
  const { time, settings, late } = signal;
  if (state.name === 'open') return beat(state, signal);
  if (time < wakeAt(state, settings)) return late < Infinity ? { state } : hint(state, signal);
  switch (state.name) {
    case 'waiting':
      return attempt(state.run, signal);
    case 'closing':
      return closedByUs(state, state.by);
    case 'connecting': {
      const error = new Error(
        `No link within the connect-timeout (${settings.connectTimeout} ms).`,
      );
      return ending(state, signal, 'connect-timeout', error);
    }
  }
  return { state };
}
