import type { ConnectionState } from '../../../src/core/reports.ts';
import { isPatient } from '../story/facts.ts';
import { type Rule, slack } from './rule.ts';

/** Hints within so many milliseconds count as one, and a try by hint comes within it. */
const span = 1000;
/** How old an attempt must be for a hint to start it afresh, in milliseconds. */
const stale = 2000;
/** A hint that is certain to be heeded, and what it found. */
interface Heeded {
  readonly state: ConnectionState;
  readonly attemptAt: number;
  /** Whether it may bring a try, as `offline` may not. */
  readonly isHint: boolean;
  /** When the try before it was due that a hint had brought forward, at the latest. */
  readonly tryBy: number;
}

export const hintsAreHeeded: Rule = {
  name: 'A hint probes what is open, and tries what waits within a second (11)',
  watch({ story }, complain) {
    let heeded: Heeded | undefined;
    return {
      enter({ context }) {
        const isCheck = context.by === 'call' && context.name === 'check';
        if (context.by !== 'page' && !isCheck) return;
        const { state, attemptAt, run, now } = story;
        heeded = undefined;
        if (!isCheck && !story.isListening) return;
        if (!['connecting', 'open', 'waiting'].includes(state)) return;
        if (context.by === 'page' && context.event === 'offline') {
          heeded = { state, attemptAt, isHint: false, tryBy: 0 };
          return;
        }
        const isNew = now - run.hintAt >= span;
        if (isNew) heeded = { state, attemptAt, isHint: true, tryBy: run.hintTryBy };
        if (isNew || !run.isHintSure) story.mayHeedHint(isNew);
      },
      leave({ context }) {
        const isCheck = context.by === 'call' && context.name === 'check';
        if ((context.by !== 'page' && !isCheck) || !heeded) return;
        const { state, attemptAt, isHint, tryBy } = heeded;
        const { link, settings, now, wait } = story;
        heeded = undefined;
        if (state === 'open' && settings.heartTime && story.state === 'open') {
          if (link?.probeAt === undefined) complain('an open link is not probed');
        }
        if (!isHint) return;
        const isStale = now - attemptAt > stale + slack && settings.reconnectCount;
        if (state === 'connecting' && isStale && story.attemptAt === attemptAt) {
          complain(`an attempt of ${now - attemptAt} ms is not started afresh`);
        }
        if (state === 'waiting' && wait && !isPatient(wait.code)) {
          wait.tryBy = Math.max(now + span, tryBy + settings.reconnectTime);
        }
      },
    };
  },
};

export const restartsAreHinted: Rule = {
  name: 'An attempt is started afresh by a call, or by a hint when it is old (11)',
  watch({ story }, complain) {
    let begunAt = 0;
    return {
      attempt({ isAfresh, context }) {
        const before = begunAt;
        begunAt = story.now;
        if (!isAfresh) return;
        if (context?.by === 'call' && context.name !== 'check') return;
        const mayBeHint = context?.by === 'page' || context?.by === 'call' || story.mayHaveSlept;
        if (!mayBeHint) complain(`started afresh by ${context?.by ?? 'itself'}`);
        if (story.now - before <= stale) complain('a young attempt is started afresh');
      },
    };
  },
};
