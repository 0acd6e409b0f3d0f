import { ending } from './ending.ts';
import type { Settings } from './options.ts';
import type { Signal, StateOf, Step } from './state.ts';

/** How often an upload that holds back a probe is looked at, in milliseconds. */
const lookInterval = 50;

/** How late a timer may come, in milliseconds, and its silence still count as the link's. */
const tolerance = (settings: Settings) => Math.min(settings.heartTimeout, 1000);

/** How many verdicts in a row a page's own lateness may put off. */
const mostLate = 3;

/** How many unanswered probes are remembered. */
const mostOwed = 8;

type Open = StateOf<'open'>;

/** When the heartbeat of an open link next has something to do. */
export function beatAt(state: Open, { heartTime, heartTimeout }: Settings): number {
  const { deadline } = state;
  if (!heartTime) return Infinity;
  if (!deadline) return Math.min(state.receivedAt, state.sentAt) + heartTime * state.share;
  const verdictAt = deadline.since + heartTimeout;
  return deadline.backlog > 0 ? Math.min(verdictAt, deadline.lookedAt + lookInterval) : verdictAt;
}

/** A probe now, unless one is under way or the heartbeat is off. */
export function probe(state: Open, { settings }: Signal): Step {
  return settings.heartTime && !state.deadline
    ? { state, effects: [{ type: 'probe' }] }
    : { state };
}

/** A probe went out: its deadline runs, and a reply is owed. */
export function probed(state: Open, signal: Extract<Signal, { type: 'probed' }>): Step {
  const { time, data, backlog, buffered } = signal;
  const late = state.deadline ? state.deadline.late + 1 : 0;
  return {
    state: {
      ...state,
      sentAt: time,
      share: 1,
      deadline: { since: time, late, backlog, buffered, lookedAt: time },
      owed: [...state.owed, { data, time }].slice(-mostOwed),
    },
  };
}

/** A message arrived: a sign of life, and maybe the reply to a probe. */
export function received(
  state: Open,
  { time, reply }: Extract<Signal, { type: 'received' }>,
): Step {
  const answered = state.owed[reply];
  return {
    state: {
      ...state,
      receivedAt: time,
      heard: true,
      unconfirmed: 0,
      deadline: undefined,
      owed: answered ? state.owed.filter((owed) => owed !== answered) : state.owed,
    },
    ...(answered && {
      effects: [{ type: 'heartbeat', detail: { latency: time - answered.time } }],
    }),
  };
}

/** A message was written behind whatever waits to leave. */
export function sent(state: Open, { time, bytes }: Extract<Signal, { type: 'sent' }>): Step {
  const { deadline } = state;
  return {
    state: {
      ...state,
      sentAt: time,
      unconfirmed: state.unconfirmed + 1,
      deadline: deadline && { ...deadline, buffered: deadline.buffered + bytes },
    },
  };
}

/** The heartbeat's time has come: a probe, another look at the upload, or the verdict. */
export function beat(state: Open, signal: Extract<Signal, { type: 'tick' }>): Step {
  const { time, settings, late, buffered } = signal;
  const { deadline } = state;
  if (time < beatAt(state, settings) && late < Infinity) return { state };
  if (!deadline || !settings.heartTime) return probe(state, signal);
  // A page that comes late, or slept, has not listened: a fresh probe gets its full time.
  if (late > tolerance(settings) && deadline.late < mostLate) {
    return { state, effects: [{ type: 'probe' }] };
  }
  const gone = deadline.backlog > 0 ? Math.max(0, deadline.buffered - buffered) : 0;
  if (gone > 0 || time < deadline.since + settings.heartTimeout) {
    const since = gone > 0 ? time : deadline.since;
    const backlog = deadline.backlog - gone;
    return {
      state: { ...state, deadline: { ...deadline, since, backlog, buffered, lookedAt: time } },
    };
  }
  const silent = new Error(
    'No answer to the heartbeat: give a heart-message that the server answers, or heart-time 0.',
  );
  return ending(state, signal, 'heart-timeout', state.heard ? undefined : silent);
}
