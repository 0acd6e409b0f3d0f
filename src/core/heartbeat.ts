import { ending } from './ending.ts';
import type { HeartbeatData, Settings } from './options.ts';
import type { Signal, SignalOf, StateOf, Step } from './state.ts';

type Open = StateOf<'open'>;

/** When the heartbeat of an open link next has something to do. */
export function beatAt(state: Open, { heartTime, heartTimeout }: Settings): number {
  /** How often an upload that holds back a probe is looked at, in milliseconds. */
  const lookInterval = 50;
  const { deadline } = state;
  if (!heartTime) return Infinity;
  if (!deadline)
    return Math.min(state.receivedAt ?? state.since, state.sentAt) + heartTime * state.share;
  return Math.min(
    deadline.since + heartTimeout,
    deadline.backlog ? deadline.lookedAt + lookInterval : Infinity,
  );
}

/** A probe now, unless one is under way or the heartbeat is off. */
export const doubt = (state: Open, { settings }: Signal): Step =>
  settings.heartTime && !state.deadline ? { state, effects: [{ type: 'probe' }] } : { state };

/** What an open link makes of the signals about its life. */
export const heartbeat = {
  offline: doubt,

  /** A probe went out: its deadline runs, and a reply is owed. */
  probe(state: Open, { time, data, before, buffered }: SignalOf<'probe'>): Step {
    /** How many unanswered probes are remembered. */
    const mostOwed = 8;
    return {
      state: {
        ...state,
        sentAt: time,
        share: 1,
        deadline: {
          late: (state.deadline?.late ?? -1) + 1,
          since: time,
          backlog: before && buffered,
          lookedAt: time,
          behind: 0,
        },
        owed: [...state.owed, { data: data as HeartbeatData, time }].slice(-mostOwed),
      },
    };
  },

  /** A message was written behind whatever waits to leave. */
  sent(state: Open, { time, before, buffered }: SignalOf<'sent'>): Step {
    const { deadline } = state;
    return {
      state: {
        ...state,
        sentAt: time,
        unconfirmed: state.unconfirmed + 1,
        deadline: deadline && { ...deadline, behind: deadline.behind + buffered - before },
      },
    };
  },

  /** A message arrived: a sign of life, and maybe the reply to a probe. */
  received(state: Open, { time, reply }: SignalOf<'received'>): Step {
    const answered = state.owed[reply];
    return {
      state: {
        ...state,
        receivedAt: time,
        unconfirmed: 0,
        deadline: undefined,
        owed: answered ? state.owed.filter((owed) => owed !== answered) : state.owed,
      },
      effects: answered && [{ type: 'heartbeat', detail: { latency: time - answered.time } }],
    };
  },

  /** The time has come: for a probe, another look at the upload, or the verdict. */
  tick(state: Open, signal: SignalOf<'tick'>): Step {
    /** How late a timer may come, in milliseconds, and its silence still count as the link's. */
    const tolerance = 1000;
    /** How many verdicts in a row a page's own lateness may put off. */
    const mostLate = 3;
    const { time, late, buffered } = signal;
    const { heartTimeout } = signal.settings;
    const { deadline } = state;
    // A page that comes late, or slept, has not listened: a fresh probe gets its full time.
    if (!deadline || (late > Math.min(heartTimeout, tolerance) && deadline.late < mostLate)) {
      return { state, effects: [{ type: 'probe' }] };
    }
    const backlog = deadline.backlog && Math.max(buffered - deadline.behind, 0);
    const since = backlog < deadline.backlog ? time : deadline.since;
    if (time < since + heartTimeout) {
      return { state: { ...state, deadline: { ...deadline, since, backlog, lookedAt: time } } };
    }
    return ending(state, signal, 'heart-timeout', {
      error: state.receivedAt
        ? undefined
        : new Error('No answer: give a heart-message the server answers, or heart-time 0.'),
    });
  },
};
