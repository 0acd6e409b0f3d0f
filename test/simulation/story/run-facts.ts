import type { Settings } from '../../../src/core/options.ts';

/** What a row of retries has come to, as rules 9 to 12 count it. */
export class RunFacts {
  /** The number of the running or coming attempt: 0 the first, then the retries. */
  attempt = 0;
  /** How many ends in a row count towards reconnect-count. */
  failures = 0;
  /** Whether a fresh token was tried after 4401. */
  isRenewed = false;
  /** Whether the last end was a 4401 that a fresh token may mend. */
  isRenewing = false;
  /** When the last hint came that may have been heeded. */
  hintAt = -Infinity;
  /** Whether it is certain that this hint was. */
  isHintSure = true;
  /** When the last try was that only a hint explains. */
  hintTriedAt = -Infinity;
  /** When the last try that a hint has brought forward was due, at the latest. */
  hintTryBy = -Infinity;

  /** A link that was stable has ended: the count starts over; hints stay as rare as they were. */
  startOver(): void {
    this.attempt = 0;
    this.failures = 0;
    this.isRenewed = false;
  }

  end(code: number, counts: boolean, isRenewable: boolean): void {
    this.attempt++;
    if (counts) this.failures++;
    this.isRenewing = code === 4401 && isRenewable && !this.isRenewed;
    this.isRenewed ||= this.isRenewing;
  }

  /** Whether the retries that `reconnectCount` allows are used up. */
  isUsedUp({ reconnectCount }: Settings): boolean {
    return reconnectCount === 0 || (reconnectCount > 0 && this.failures > reconnectCount);
  }
}
