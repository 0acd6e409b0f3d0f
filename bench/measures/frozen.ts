import type { LibraryName } from '../libraries/names.ts';
import type { Stage } from '../stage.ts';
import { contestants, firstAfter, inTrials } from '../trial.ts';

/**
 * Multiples of heart-time + heart-timeout, counted from the moment the server froze; `null` is later
 * than the limit.
 */
export interface FrozenResult {
  readonly limit: number;
  readonly libraries: Partial<
    Record<LibraryName, { readonly told: number | null; readonly back: number | null }>
  >;
}

const HEART = { time: 1000, timeout: 1000 };
const FREEZE = 3500;

/** Longer than Chromium's `close()` waits on a dead link, 60 s. */
const LIMIT = 80_000;

/** When the page learns that the server has stopped answering, and when it has a link again. */
export async function measureFrozen(stage: Stage): Promise<FrozenResult> {
  const unit = HEART.time + HEART.timeout;
  const setting = { query: `?freeze=${FREEZE}`, heart: HEART };
  const libraries = await inTrials(stage, contestants, setting, async (trial) => {
    await trial.opened();
    const { told } = await trial.record();
    const frozen = (firstAfter(told[0], 'open', 0) ?? 0) + FREEZE;
    await trial.until(({ told }) => firstAfter(told[0], 'open', frozen), LIMIT);
    const [end] = (await trial.record()).told;
    const multiple = (type: string) => {
      const time = firstAfter(end, type, frozen);
      return time === undefined ? null : (time - frozen) / unit;
    };
    return { told: multiple('close'), back: multiple('open') };
  });
  return { limit: LIMIT / unit, libraries };
}
