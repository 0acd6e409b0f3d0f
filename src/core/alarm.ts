import type { Clock } from './clock.ts';

export interface Alarm {
  /** Arms for what is due now. */
  set(): void;
  /** Arms anew, from a network callback, where a timer had armed, or `isSooner` what is due now. */
  unchain(isSooner?: unknown): void;
}

/**
 * A connection's one timer. It rings when what is due is due, one task later, so that what had
 * arrived before is handled first; and it says how late it is, which is `Infinity` where the
 * machine slept.
 */
export function createAlarm(
  clock: Clock,
  dueAt: () => number,
  ring: (late: number) => void,
): Alarm {
  let timer: unknown;
  let armedFor = Infinity;
  /** Whether the timer was armed by a timer: hidden pages slow such chains to one a minute. */
  let isChained = false;
  let wallLead = 0;

  function arm(chained = false): void {
    const now = clock.now();
    armedFor = dueAt();
    clock.clearTimeout(timer);
    wallLead = clock.wall() - now;
    isChained = chained;
    const grace = () => {
      // Where it came early there is nothing to judge, and a chain of timers is best kept short.
      if (dueAt() > clock.now()) expire();
      else timer = clock.setTimeout(expire, 0);
    };
    if (armedFor < Infinity) timer = clock.setTimeout(grace, Math.ceil(armedFor - now));
  }

  function expire(): void {
    /** How far the wall clock must run ahead, in milliseconds, to say that the machine slept. */
    const sleepGap = 1000;
    const now = clock.now();
    const slept = clock.wall() - now - wallLead > sleepGap;
    const late = slept ? Infinity : now - dueAt();
    arm(true);
    if (late >= 0) ring(late);
  }

  return {
    set() {
      if (dueAt() !== armedFor) arm(isChained);
    },
    unchain(isSooner) {
      if (isChained || isSooner) arm();
    },
  };
}
