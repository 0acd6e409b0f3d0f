import type { Settings } from './options.ts';

/**
 * The wait before retry `attempt` (from 1), in milliseconds: time · growth^(attempt − 1), not above
 * max-time, of which a random part of up to `reconnectJitter` is taken off.
 */
export const waitFor = (
  attempt: number,
  { reconnectTime, reconnectGrowth, reconnectMaxTime, reconnectJitter }: Settings,
  random: number,
): number =>
  Math.min(reconnectMaxTime, reconnectTime * reconnectGrowth ** (attempt - 1) || 0) *
  (1 - reconnectJitter * random);

/** How long no hint may shorten the wait after this close code, in milliseconds: 5 to 30 s, or 0. */
export const patienceFor = (code: number, random: number): number =>
  // Service restart, try again later, too many requests: so a server says "not now".
  [1012, 1013, 4429].includes(code) ? 5000 + 25000 * random : 0;
