import { setTimeout as sleep } from 'node:timers/promises';
import type { LibraryName } from '../libraries/names.ts';
import type { Stage } from '../stage.ts';
import { contestants, firstAfter, inTrials } from '../trial.ts';

/** As parts of the time a bare socket takes; `null` is later than the limit. */
export type LateCloseResult = Partial<Record<LibraryName, number | null>>;

const FREEZE = 500;

/** Longer than Chromium's `close()` waits on a dead link, 60 s. */
const LIMIT = 80_000;

/** The time from `close()` on a link whose server no longer answers to its `close` event. */
export async function measureLateClose(stage: Stage): Promise<LateCloseResult> {
  const times = await inTrials(
    stage,
    contestants,
    { query: `?freeze=${FREEZE}` },
    async (trial) => {
      await trial.opened();
      await sleep(2 * FREEZE);
      const called = await trial.page.evaluate(() => bench.closeAll());
      const told = await trial.until(({ told }) => firstAfter(told[0], 'close', called), LIMIT);
      return told === undefined ? null : told - called;
    },
  );
  const bare = times.bare ?? LIMIT;
  return Object.fromEntries(
    Object.entries(times).map(([name, time]) => [name, time === null ? null : time / bare]),
  );
}
