import { deadIsFound, noFalseAlarm } from './death.ts';
import { eventsTellTheStory } from './event-order.ts';
import { givesUpForAReason } from './giving-up.ts';
import { hintsAreHeeded, restartsAreHinted } from './hints.ts';
import { listenersHaveOwners, timersHaveOwners } from './left-overs.ts';
import {
  acceptedIsKept,
  arrivesOnce,
  bufferedIsCounted,
  nothingIsLost,
  sentInOrder,
  unsentIsTold,
} from './messages.ts';
import { addressIsFresh, linkHasAState, oneLink } from './one-link.ts';
import { firstProbesAreSpread, keepsItsPeriod, noProbeStorm, probesAreSent } from './probes.ts';
import type { Rule } from './rule.ts';
import {
  closeWorks,
  endIsFinal,
  opensByItsSocket,
  readyStateFits,
  waitsCanBePrevented,
} from './states.ts';
import { tapTellsAll } from './tap.ts';
import { attemptsEnd, closingEnds } from './time-limits.ts';
import { waitsAreKept, waitsByTheFormula } from './waits.ts';

/** All that must hold, in the order in which it is looked at. */
export const rules: readonly Rule[] = [
  oneLink,
  linkHasAState,
  addressIsFresh,
  timersHaveOwners,
  listenersHaveOwners,
  sentInOrder,
  unsentIsTold,
  acceptedIsKept,
  nothingIsLost,
  arrivesOnce,
  bufferedIsCounted,
  noFalseAlarm,
  deadIsFound,
  noProbeStorm,
  firstProbesAreSpread,
  probesAreSent,
  keepsItsPeriod,
  waitsByTheFormula,
  waitsAreKept,
  givesUpForAReason,
  hintsAreHeeded,
  restartsAreHinted,
  attemptsEnd,
  closingEnds,
  readyStateFits,
  endIsFinal,
  closeWorks,
  waitsCanBePrevented,
  opensByItsSocket,
  eventsTellTheStory,
  tapTellsAll,
];
