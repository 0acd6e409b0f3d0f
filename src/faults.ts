/**
 * Breaks connections on purpose: drops, delays, cuts and refuses, for tests and for looking at what
 * a page does when its network fails. It registers nothing.
 *
 * @module
 */
export type { Fate } from './faults/fault-lane.ts';
export type { AttemptFate, LinkFrame } from './faults/faulty-socket.ts';
export { type FaultInjection, type Faults, injectFaults } from './faults/inject-faults.ts';
