import type { EntryOf, Journal } from '../journal.ts';

/** The part of the options that waits are made of. */
export interface WaitOptions {
  readonly reconnectTime: number;
  readonly reconnectGrowth: number;
  readonly reconnectMaxTime: number;
  readonly reconnectJitter: number;
}

/** Close codes by which a server asks for patience. */
const PATIENCE = { codes: [1012, 1013, 4429], least: 5000, most: 30_000 };

/** What is wrong with the waits that a page was told. */
export function wrongWaits({ events }: Journal, options: WaitOptions): string[] {
  const waits = events.filter((entry) => entry.type === 'reconnecting');
  return waits.flatMap((wait) => {
    const { attempt, delay } = wait.detail;
    const close = events.findLast(
      (entry): entry is EntryOf<'close'> => entry.type === 'close' && entry.at <= wait.at,
    );
    const [least, most] = spanOf(attempt, close?.detail.code, options);
    if (delay >= least && delay <= most) return [];
    return [`wait ${attempt} is ${Math.round(delay)} ms, not ${least} to ${most}`];
  });
}

/** The least and the longest a wait may be; without its random part it is longer than that. */
function spanOf(attempt: number, code: number | undefined, options: WaitOptions): [number, number] {
  const { reconnectTime, reconnectGrowth, reconnectMaxTime, reconnectJitter } = options;
  const full = Math.min(reconnectMaxTime, reconnectTime * reconnectGrowth ** (attempt - 1));
  if (code !== undefined && PATIENCE.codes.includes(code)) {
    return [Math.max(PATIENCE.least, full * (1 - reconnectJitter)), Math.max(PATIENCE.most, full)];
  }
  return [full * (1 - reconnectJitter), reconnectJitter ? full * (1 - 1e-9) : full];
}
