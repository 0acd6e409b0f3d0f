import type { FaultName } from '../record/entry.ts';

/** The texts of break/: the words for the faults by their own names, and those below. */
export interface BreakTexts extends Readonly<Record<FaultName, string>> {
  /** The button that opens this panel. */
  readonly breaking: string;
  /** What the panel says of a socket that can't be broken. */
  readonly notBreakable: string;
  /** What the panel says without a socket. */
  readonly nothingToBreak: string;
  /** The name of the field with the delay. */
  readonly delayTime: string;
  /** What stands behind the field with the delay. */
  readonly delayUnit: string;
  /** The button that cuts the link. */
  readonly cutNow: string;
  /** The button that switches all faults off. */
  readonly allOff: string;
  /** Something is broken on purpose; the words for the faults follow. */
  readonly broken: string;
  /** From here on, nothing is broken on purpose. */
  readonly mended: string;
}

export const englishBreakTexts: BreakTexts = {
  breaking: 'Break',
  notBreakable:
    'This socket can’t be broken: faults need a <heartbeat-socket> or a HeartbeatSocket, and this is neither.',
  nothingToBreak: 'There is no socket to break.',
  'drop-incoming': 'drop incoming',
  'drop-outgoing': 'drop outgoing',
  delay: 'delay',
  'swallow-replies': 'swallow heartbeat replies',
  offline: 'pretend offline',
  cut: 'link cut',
  delayTime: 'Delay each way, in milliseconds',
  delayUnit: 'ms each way',
  cutNow: 'Cut the link now',
  allOff: 'All off',
  broken: 'broken on purpose',
  mended: 'nothing broken any more',
};
