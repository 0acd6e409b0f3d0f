import type { Settings } from '../../../src/core/options.ts';
import { isPatient, type Wait } from '../story/facts.ts';
import { type Rule, slack } from './rule.ts';

/** The longest a wait before retry `attempt` may be, before chance shortens it. */
function longest(attempt: number, settings: Settings): number {
  const { reconnectTime, reconnectGrowth, reconnectMaxTime } = settings;
  let wait = reconnectTime;
  for (let n = 1; n < attempt && wait < reconnectMaxTime && wait > 0; n++) {
    wait *= reconnectGrowth;
    if (reconnectGrowth === 1) break;
  }
  return Math.min(wait, reconnectMaxTime);
}

export const waitsByTheFormula: Rule = {
  name: 'A wait is as long as the formula and its chance say (9, 10)',
  watch({ story }, complain) {
    const begun: { wait: Wait; attempt: number; draws: number[]; settings: Settings }[] = [];
    return {
      turn({ to }) {
        const { wait, run, draws, settings } = story;
        if (to !== 'waiting' || !wait || wait.isStored) return;
        begun.push({ wait, attempt: run.attempt, draws: [...draws], settings });
      },
      event({ event }) {
        if (event.type !== 'reconnecting') return;
        const { delay } = event as Event & { delay: number };
        const next = begun.shift();
        if (!next) return;
        const { wait, attempt, draws, settings } = next;
        wait.until = wait.since + delay;
        const most = longest(attempt, settings);
        const waits = draws.map((random) => most * (1 - settings.reconnectJitter * random));
        const isSpared = isPatient(wait.code);
        const patience = draws.map((random) => (isSpared ? 5000 + random * 25_000 : 0));
        const isMeant = waits.some((one) =>
          patience.some((other) => Math.abs(Math.max(one, other) - delay) < 1e-6),
        );
        if (!isMeant) {
          complain(`retry ${attempt} waits ${delay} ms of ${most}, chance was ${draws.join(' ')}`);
        }
      },
    };
  },
};

export const waitsAreKept: Rule = {
  name: 'A retry comes when its wait is over, and before only by a hint or a call (9, 10, 11)',
  watch: ({ story, clock }, complain) => ({
    turn({ from, to, context }) {
      const { wait, run, now, settings } = story;
      if (from !== 'waiting' || to !== 'connecting' || !wait || context?.by === 'call') return;
      if (context?.by !== 'timer') complain(`a try by ${context?.by ?? 'nobody'}`);
      if (now >= wait.until - slack) return;
      if (run.hintAt < wait.since) complain(`a try ${wait.until - now} ms early`);
      if (isPatient(wait.code) && now - wait.since < 5000) {
        complain(`a try ${now - wait.since} ms after ${wait.code}`);
      }
      const gap = now - run.hintTriedAt;
      // A late timer shortens the gap to the next that is on time.
      if (gap < settings.reconnectTime - slack && clock.lateAt < run.hintTriedAt - 2000) {
        complain(`two tries by hint within ${gap} ms`);
      }
      run.hintTriedAt = now;
    },
    step() {
      const { wait, now, state } = story;
      if (state !== 'waiting' || !wait) return;
      const late = now - Math.min(wait.until, wait.tryBy);
      if (late > slack && !clock.excuses(late)) complain(`it waits ${late} ms too long`);
    },
  }),
};
