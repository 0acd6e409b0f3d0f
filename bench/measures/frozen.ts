import type { LibraryName } from '../libraries/names.ts';
import type { TrialRecord } from '../page/trial.ts';
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

/** Connections of each library, of which the slowest counts: heartbeats have their phases. */
const CONNECTIONS = 3;

/** When the page learns that the server has stopped answering, and when it has a link again. */
export async function measureFrozen(stage: Stage): Promise<FrozenResult> {
  const unit = HEART.time + HEART.timeout;
  const setting = { query: `?freeze=${FREEZE}`, heart: HEART, connections: CONNECTIONS };
  const libraries = await inTrials(stage, contestants, setting, async (trial) => {
    await trial.opened();
    const opened = (await trial.record()).told.map((own) => firstAfter(own, 'open', 0) ?? 0);
    /** How long after its server froze each connection was told so; `Infinity` where it was not. */
    const times = ({ told }: TrialRecord, type: string) =>
      told.map((own, index) => {
        const frozen = (opened[index] ?? 0) + FREEZE;
        return (firstAfter(own, type, frozen) ?? Infinity) - frozen;
      });
    await trial.until((record) => Math.max(...times(record, 'open')) < Infinity, LIMIT);
    const record = await trial.record();
    const slowest = (type: string) => {
      const time = Math.max(...times(record, type));
      return time < Infinity ? time / unit : null;
    };
    return { told: slowest('close'), back: slowest('open') };
  });
  return { limit: LIMIT / unit, libraries };
}
