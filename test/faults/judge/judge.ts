import type { Journal } from '../journal.ts';
import { haste, type Row } from '../row.ts';
import type { ServerFacts } from '../servers/controls.ts';
import { type Accounts, accountsOf } from './accounts.ts';
import { attemptsOf, closeSince } from './attempts.ts';
import { periodsOf, told as toldPeriods, wrongPeriods } from './periods.ts';
import { sights, timedSights, toldSince } from './sights.ts';
import { wrongSteps } from './steps.ts';
import { detectionOf, isLate, of, recoveryOf, type Times, type Timing } from './times.ts';
import { wrongWaits } from './waits.ts';

/** All that is known of a row when it has played. */
export interface Evidence {
  readonly journal: Journal;
  readonly facts: ServerFacts;
  readonly moments: Pick<Times, 'faultAt' | 'backAt' | 'runnerStalls'>;
}

/** What came of a row; it passes where nothing is wrong. */
export interface Verdict {
  readonly seen: string;
  readonly detection: Timing | undefined;
  readonly recovery: Timing | undefined;
  readonly accounts: Accounts;
  readonly left: { readonly open: number; readonly frozen: number };
  readonly wrong: readonly string[];
}

export function judge(row: Row, { journal, facts, moments }: Evidence): Verdict {
  const options = { ...haste, ...row.options };
  const times = { ...options, ...moments };
  const told = toldSince(journal, moments.faultAt);
  const detection = detectionOf(journal, row.detection, times);
  const recovery = recoveryOf(journal, row.recovery, times);
  const accounts = accountsOf(journal, facts);
  const periods = row.keepsPeriod && periodsOf(journal, moments.faultAt, moments.backAt);
  const { open, frozen } = facts;
  return {
    seen: periods ? toldPeriods(periods) : timedSights(told, moments.faultAt),
    detection,
    recovery,
    accounts,
    left: { open, frozen },
    wrong: [
      ...wrongSights(row, sights(told)),
      ...outOfBound('detection', detection),
      ...outOfBound('recovery', recovery),
      ...wrongSteps(journal, times),
      ...otherCode(row, journal, times),
      ...wrongWaits(journal, options),
      ...(periods ? wrongPeriods(periods, options.heartTime) : []),
      ...wrongAccounts(accounts),
      ...wrongLeft(row, facts),
      ...needlessSockets(journal, facts),
    ],
  };
}

function wrongSights({ sees }: Row, seen: string): string[] {
  const isRight = typeof sees === 'string' ? seen === sees : sees.test(seen);
  return isRight ? [] : [`it saw “${seen}”, not “${sees}”`];
}

const outOfBound = (what: string, timing: Timing | undefined): string[] =>
  timing && isLate(timing) ? [`${what} took ${of(timing)}`] : [];

function wrongAccounts({ silent, doubled, reordered, broken }: Accounts): string[] {
  return [
    silent && `${silent} messages were lost without a word`,
    doubled && `${doubled} messages came twice`,
    reordered && `${reordered} messages came out of order`,
    broken && `${broken} of the server’s messages did not follow the one before`,
  ].filter((text) => text !== 0);
}

function wrongLeft({ left: { open, frozen = 0 } }: Row, facts: ServerFacts): string[] {
  if (facts.open === open && facts.frozen === frozen) return [];
  return [
    `the server has ${facts.open} open and ${facts.frozen} frozen, not ${open} and ${frozen}`,
  ];
}

function needlessSockets(journal: Journal, { requests }: ServerFacts): string[] {
  const attempts = attemptsOf(journal).length;
  return requests > attempts ? [`${requests} sockets were made in ${attempts} attempts`] : [];
}

/** What a bare WebSocket says of its end is what we say. */
function otherCode({ detection }: Row, journal: Journal, { faultAt }: Times): string[] {
  const close = closeSince(journal, faultAt);
  const bare = attemptsOf(journal).findLast(({ from }) => from <= (close?.at ?? 0))?.twin?.code;
  if (detection !== 'bare' || bare === undefined || close?.detail.code === bare) return [];
  return [`the code is ${close?.detail.code}, and a bare WebSocket’s ${bare}`];
}
