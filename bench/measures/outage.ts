import { setTimeout as sleep } from 'node:timers/promises';
import type { LibraryName } from '../libraries/names.ts';
import type { Told, TrialRecord } from '../page/trial.ts';
import type { Stage } from '../stage.ts';
import { spreadOf } from '../statistics.ts';
import { firstAfter, inTrials, now, reconnecting } from '../trial.ts';

/** Medians of the connections. */
export interface Outage {
  /** The time from the server's return to the link's, as part of the wait in force meanwhile. */
  readonly ofWait: number;
  /** The wait in force, as a multiple of the outage. */
  readonly wait: number;
  /** Sockets made until the link was back. */
  readonly sockets: number;
  /** Events that the page was told meanwhile. */
  readonly events: number;
}

export interface OutageResult {
  readonly seconds: number;
  readonly libraries: Partial<Record<LibraryName, Outage | null>>;
}

const CONNECTIONS = 3;

/** As long as a quick restart. */
const OUTAGE = 8000;

/** Longer than the longest wait in force. */
const LIMIT = 40_000;

/** A server goes down and comes back: what its clients do meanwhile, and when they are back. */
export async function measureOutage(stage: Stage): Promise<OutageResult> {
  const libraries = await inTrials(
    stage,
    reconnecting,
    { connections: CONNECTIONS },
    async (trial) => {
      await trial.opened();
      // Longer than any library's idea of a stable link.
      await sleep(6000);
      const down = now();
      await trial.crash();
      await sleep(OUTAGE);
      const up = now();
      await trial.start();
      const isBack = ({ told }: TrialRecord) => told.every((own) => firstAfter(own, 'open', up));
      await trial.until(isBack, LIMIT);
      const record = await trial.record();
      const outages = record.told.flatMap((own, index) => {
        const address = trial.servers[index]?.address ?? '';
        return outageOf(own, record, address, { down, up }) ?? [];
      });
      return outages.length < CONNECTIONS ? null : middleOf(outages);
    },
  );
  return { seconds: OUTAGE / 1000, libraries };
}

function outageOf(
  told: readonly Told[],
  { sockets }: TrialRecord,
  address: string,
  { down, up }: { readonly down: number; readonly up: number },
): Outage | undefined {
  const back = firstAfter(told, 'open', up);
  const made = sockets.filter((socket) => socket.url === address && socket.made >= down);
  const opened = made.findLast((socket) => socket.made <= (back ?? 0));
  const before = sockets.findLast(
    (socket) => socket.url === address && socket.made < (opened?.made ?? 0),
  );
  if (back === undefined || !opened || !before?.ended) return undefined;
  const wait = opened.made - before.ended;
  return {
    ofWait: (back - up) / wait,
    wait: wait / OUTAGE,
    sockets: made.length,
    events: told.filter(({ time }) => time >= down && time <= back).length,
  };
}

function middleOf(outages: readonly Outage[]): Outage {
  const middle = (name: keyof Outage) => spreadOf(outages.map((outage) => outage[name])).median;
  return {
    ofWait: middle('ofWait'),
    wait: middle('wait'),
    sockets: middle('sockets'),
    events: middle('events'),
  };
}
