import type { Settings } from './options.ts';

/**
 * The wait before retry `attempt` (from 1), in milliseconds: time · growth^(attempt − 1), not above
 * max-time, of which a random part of up to `reconnectJitter` is taken off.
 */
export function waitFor(attempt: number, settings: Settings, random: number): number {
  const { reconnectTime, reconnectGrowth, reconnectMaxTime, reconnectJitter } = settings;
  const grown = reconnectTime * reconnectGrowth ** (attempt - 1) || 0;
  return Math.min(reconnectMaxTime, grown) * (1 - reconnectJitter * random);
}

/** Codes by which a server says "not now": service restart, try again later, too many requests. */
const patienceCodes = [1012, 1013, 4429];

/** How long no hint may shorten the wait after this close code, in milliseconds: 5 to 30 s, or 0. */
export const patienceFor = (code: number, random: number): number =>
  patienceCodes.includes(code) ? 5000 + 25000 * random : 0;
