import type { ConnectionState } from '../../../src/core/reports.ts';
import { type Rule, slack } from './rule.ts';

/** Hints within so many milliseconds count as one, and a try by hint comes within it. */
const span = 1000;
/** How old an attempt must be for a hint to start it afresh, in milliseconds. */
const stale = 2000;
/** Codes after which hints shorten nothing below a time that only chance knows (rule 10). */
const patienceCodes = [1012, 1013, 4429];

export const hintsAreHeeded: Rule = {
  name: 'A hint probes what is open, and tries what waits within a second (11)',
  watch({ story }, complain) {
    let heeded: { state: ConnectionState; attemptAt: number; isHint: boolean } | undefined;
    return {
      enter({ context }) {
        const isCheck = context.by === 'call' && context.name === 'check';
        if (context.by !== 'page' && !isCheck) return;
        const { state, attemptAt, run, now } = story;
        heeded = undefined;
        if (!isCheck && !story.isListening) return;
        if (!['connecting', 'open', 'waiting'].includes(state)) return;
        if (context.by === 'page' && context.event === 'offline') {
          heeded = { state, attemptAt, isHint: false };
          return;
        }
        const isNew = now - run.hintAt >= span;
        if (isNew) heeded = { state, attemptAt, isHint: true };
        if (isNew || !run.isHintSure) run.hintAt = now;
        if (isNew) run.isHintSure = true;
      },
      leave({ context }) {
        const isCheck = context.by === 'call' && context.name === 'check';
        if ((context.by !== 'page' && !isCheck) || !heeded) return;
        const { state, attemptAt, isHint } = heeded;
        const { link, settings, now, run, wait } = story;
        heeded = undefined;
        if (state === 'open' && settings.heartTime && story.state === 'open') {
          if (link?.probeAt === undefined) complain('an open link is not probed');
        }
        if (!isHint) return;
        const isStale = now - attemptAt > stale + slack && settings.reconnectCount;
        if (state === 'connecting' && isStale && story.attemptAt === attemptAt) {
          complain(`an attempt of ${now - attemptAt} ms is not started afresh`);
        }
        if (state !== 'waiting' || !wait || patienceCodes.includes(wait.code)) return;
        wait.tryBy = Math.max(now + span, run.hintTryBy + settings.reconnectTime);
        run.hintTryBy = Math.min(wait.tryBy, wait.until);
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
