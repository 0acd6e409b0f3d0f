import { setTimeout as sleep } from 'node:timers/promises';
import type { LibraryName } from '../libraries/names.ts';
import type { Stage } from '../stage.ts';
import { beating, inTrials } from '../trial.ts';

export interface StallResult {
  readonly stalls: number;
  /** How many live links were given up. */
  readonly libraries: Partial<Record<LibraryName, number>>;
}

const HEART = { time: 1000, timeout: 1000 };
const STALLS = 5;

/** False alarms: a page that stalls for three heart-timeouts while its server answers all the time. */
export async function measureStall(stage: Stage): Promise<StallResult> {
  const stall = 3 * HEART.timeout;
  const libraries = await inTrials(stage, beating, { heart: HEART }, async (trial) => {
    await trial.opened();
    await trial.page.evaluate((...given) => bench.stallAfterProbes(...given), stall, STALLS);
    // Each has its quiet time, its stall, and what a new link takes where one was given up.
    await sleep(STALLS * (stall + 3 * HEART.time));
    const { told } = await trial.record();
    return told.flat().filter(({ type }) => type === 'close').length;
  });
  return { stalls: STALLS, libraries };
}
