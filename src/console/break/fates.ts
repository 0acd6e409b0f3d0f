import type { Fate } from '../../faults/fault-lane.ts';
import type { AttemptFate, LinkFrame } from '../../faults/faulty-socket.ts';
import type { FaultName } from '../record/entry.ts';

/** A fault that is switched on and off. */
export type Toggle = Exclude<FaultName, 'cut'>;

/** Every one of them, in the order in which they are shown. */
export const toggles: readonly Toggle[] = [
  'drop-incoming',
  'drop-outgoing',
  'delay',
  'swallow-replies',
  'offline',
];

/** What is broken. */
export interface Breakage {
  readonly active: ReadonlySet<Toggle>;
  /** How much later each frame arrives with `delay`, in milliseconds. */
  readonly delay: number;
}

/** What becomes of an attempt: without a network it fails at once. */
export function fateOfAttempt({ active }: Breakage): AttemptFate {
  return active.has('offline') && 'refuse';
}

/** What becomes of what the server sends. A link without a network is silent; it does not end. */
export function fateOfIncoming(breakage: Breakage, frame: LinkFrame): Fate {
  const { active } = breakage;
  const isLost =
    active.has('offline') ||
    active.has('drop-incoming') ||
    (active.has('swallow-replies') && frame.type === 'message' && frame.isReply);
  return isLost ? 'drop' : delayOf(breakage);
}

/** What becomes of what is sent to the server. */
export function fateOfOutgoing(breakage: Breakage): Fate {
  const { active } = breakage;
  return active.has('offline') || active.has('drop-outgoing') ? 'drop' : delayOf(breakage);
}

function delayOf({ active, delay }: Breakage): Fate {
  return active.has('delay') && delay;
}
