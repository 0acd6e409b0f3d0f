import { setTimeout as sleep } from 'node:timers/promises';
import type { LibraryName } from '../libraries/names.ts';
import type { TrialRecord } from '../page/trial.ts';
import type { Stage } from '../stage.ts';
import { HANG, inTrials, now, reconnecting } from '../trial.ts';

/** What is left after `close()`. */
export interface LeftOver {
  /** Timers that still run. */
  readonly timers: number;
  /** Sockets made afterwards. */
  readonly sockets: number;
  /** Connections on the server, once it is back. */
  readonly connections: number;
}

export type CloseWhileWaitingResult = Partial<Record<LibraryName, LeftOver>>;

/** What has no socket under way for so long is waiting. */
const QUIET = 400;

/** Longer than the wait in force anywhere. */
const WATCH = 12_000;

/** `close()` between two attempts: what goes on all the same. */
export async function measureCloseWhileWaiting(stage: Stage): Promise<CloseWhileWaitingResult> {
  return await inTrials(stage, reconnecting, {}, async (trial, name) => {
    await trial.opened();
    await trial.crash();
    const isWaiting = ({ sockets }: TrialRecord) =>
      sockets.length > 1 && sockets.every(({ ended }) => ended && ended < now() - QUIET);
    if (!(await trial.until(isWaiting, HANG))) throw new Error(`${name} never waited.`);
    const closed = await trial.page.evaluate(() => bench.closeAll());
    const { timers } = await trial.record();
    await trial.start();
    await sleep(WATCH);
    const { sockets } = await trial.record();
    return {
      timers,
      sockets: sockets.filter(({ made }) => made > closed).length,
      connections: trial.servers.reduce((sum, server) => sum + server.connections, 0),
    };
  });
}
