/**
 * Breaks connections on purpose: drops, delays, cuts and refuses, for tests and for looking at what
 * a page does when its network fails. It registers nothing.
 *
 * @module
 */
export type { Fate } from './core/fault-lane.ts';
export { type FaultInjection, type Faults, injectFaults } from './core/faults.ts';
export type { AttemptFate, LinkFrame } from './core/faulty-socket.ts';
