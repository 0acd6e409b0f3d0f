import type { Clock } from '../../src/core/clock.ts';

/** How a page slows its timers: not at all, to one turn a second, or its chains to one a minute. */
export type Throttle = 'none' | 'second' | 'minute';

/** How a platform makes a whole number of a delay; those that cut let timers come early. */
export type Rounding = 'up' | 'down';

interface Task {
  /** Tasks of the page wait while it is blocked; the rest of the world does not. */
  readonly kind: 'timer' | 'event' | 'outside';
  at: number;
  order: number;
  /** When it was to run, where the platform is on time. */
  readonly due: number;
  /** How many timers led to this one, as the timer's nesting level in HTML. */
  readonly nesting: number;
  /** Whether the page is hidden for so long that its chains of timers run once a minute. */
  readonly isFrozen?: boolean;
  readonly run: () => void;
}

/** From this nesting level on the platform slows timers. */
const chained = 5;

/** The time of a world: what is to happen, in the order in which it does. */
export class SimulatedClock implements Clock {
  throttle: Throttle = 'none';
  /** When the page was last late. */
  lateAt = -Infinity;

  #time = 1000;
  #wallLead = 1_700_000_000_000;
  #tasks: Task[] = [];
  #made = 0;
  #nesting = 0;
  readonly #rounding: Rounding;
  readonly #lag: () => number;
  readonly #runTimer: (run: () => void) => void;

  /**
   * `lag` is how late the page's timers come, in milliseconds; `runTimer` runs what a timer is to
   * run.
   */
  constructor(rounding: Rounding, lag: () => number, runTimer: (run: () => void) => void) {
    this.#rounding = rounding;
    this.#lag = lag;
    this.#runTimer = runTimer;
  }

  now(): number {
    return this.#time;
  }

  wall(): number {
    return this.#time + this.#wallLead;
  }

  setTimeout(run: () => void, timeout: number): unknown {
    const delay = Math.max(timeout, 0);
    const nesting = this.#nesting + 1;
    const due = this.#time + delay;
    const whole = this.#rounding === 'up' || delay < 1 ? Math.ceil(delay) : Math.floor(delay);
    const late = nesting < chained ? this.#lag() : Math.max(this.#lag(), 4 - whole);
    const isFrozen = this.throttle === 'minute' && nesting >= chained;
    const span = isFrozen ? 60_000 : 1000;
    const onTime = this.#time + whole + late;
    const at = this.throttle === 'none' ? onTime : Math.ceil(onTime / span) * span;
    return this.#add({ kind: 'timer', at, due, nesting, isFrozen, run });
  }

  clearTimeout(timer: unknown): void {
    const at = this.#tasks.indexOf(timer as Task);
    if (at >= 0) this.#tasks.splice(at, 1);
  }

  /** Something that happens in the page, as a task of its own. */
  happen(run: () => void): void {
    this.#add({ kind: 'event', at: this.#time, due: this.#time, nesting: 0, run });
  }

  /** Something that happens elsewhere, `delay` from now. */
  outside(delay: number, run: () => void): void {
    const at = this.#time + delay;
    this.#add({ kind: 'outside', at, due: at, nesting: 0, run });
  }

  /** How many timers the page has. */
  get timers(): number {
    let count = 0;
    for (const { kind } of this.#tasks) if (kind === 'timer') count++;
    return count;
  }

  /** Whether a timer is about to run. */
  get isTimerDue(): boolean {
    return this.#tasks.some(({ kind, due }) => kind === 'timer' && due <= this.#time);
  }

  /** Whether what is `late` milliseconds late may be so because of the page, and not of its code. */
  excuses(late: number): boolean {
    /** How late a timer may come, with those that it leads to. */
    const usual = this.throttle === 'none' ? 100 : 2500;
    /** By how much more than that the platform keeps timers back. */
    const slowed = 25;
    const isDue = this.isTimerDue && (late < usual || this.lateAt >= this.#time - late);
    return isDue || this.#tasks.some(({ kind, due, at }) => kind === 'timer' && at > due + slowed);
  }

  /** Whether a timer is kept back for up to a minute. */
  get isTimerFrozen(): boolean {
    return this.#tasks.some(({ isFrozen, at }) => isFrozen && at > this.#time);
  }

  /** Runs what comes next, up to the time `end`; false where there is nothing. */
  runNext(end: number, isBlocked = false): boolean {
    let next: Task | undefined;
    for (const task of this.#tasks) {
      if (task.at > end || (isBlocked && task.kind !== 'outside')) continue;
      if (!next || task.at < next.at || (task.at === next.at && task.order < next.order)) {
        next = task;
      }
    }
    if (!next) {
      this.#time = Math.max(this.#time, end);
      return false;
    }
    this.clearTimeout(next);
    this.#time = Math.max(this.#time, next.at);
    this.#nesting = next.nesting;
    if (next.kind !== 'timer') next.run();
    else {
      if (this.#time > next.due + 1) this.lateAt = this.#time;
      this.#runTimer(next.run);
    }
    return true;
  }

  /** A task that was not of the clock's making begins. */
  unchain(): void {
    this.#nesting = 0;
  }

  /** A block has ended: its timers run before or after the events that came meanwhile. */
  catchUp(timersFirst: boolean): void {
    this.lateAt = this.#time;
    const rank = ({ kind }: Task) => Number((kind === 'timer') !== timersFirst);
    const late = this.#tasks
      .filter(({ kind, at }) => kind !== 'outside' && at <= this.#time)
      .sort((a, b) => rank(a) - rank(b) || a.at - b.at || a.order - b.order);
    for (const task of late) {
      task.at = this.#time;
      task.order = this.#made++;
    }
  }

  /** The wall clock goes on alone, or is set. */
  moveWall(ms: number): void {
    this.#wallLead += ms;
  }

  /** The page is seen again: what was kept back is due. */
  unthrottle(): void {
    if (this.throttle !== 'none') this.lateAt = this.#time;
    this.throttle = 'none';
    for (const task of this.#tasks) {
      if (task.kind === 'timer') {
        task.at = Math.min(task.at, Math.max(this.#time, Math.ceil(task.due)));
      }
    }
  }

  #add(task: Omit<Task, 'order'>): Task {
    const added = { ...task, order: this.#made++ };
    this.#tasks.push(added);
    return added;
  }
}
