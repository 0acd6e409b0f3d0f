import { setImmediate as nextTask } from 'node:timers/promises';
import type { Clock } from '../../../src/core/clock.ts';

interface Task {
  readonly at: number;
  readonly order: number;
  /** How many timers led to this one, as the timer's nesting level in HTML. */
  readonly nesting: number;
  readonly isTimer: boolean;
  readonly run: () => void;
}

/** From this nesting level on engines slow the timers of a hidden page. */
const chained = 5;

/** The longest delay that a platform's timer holds; more than that overflows, and runs at once. */
const longestDelay = 2147483647;

/** Lets promises settle; real time is not waited for. */
export const settle = (): Promise<void> => nextTask();

/** A clock that a test turns: tasks run in the order of their times, with promises between them. */
export class FakeClock implements Clock {
  /** Whether timers are slowed as in a page that has long been hidden. */
  hidden = false;

  #time = 1000;
  #wallLead = 1_700_000_000_000;
  #tasks: Task[] = [];
  #made = 0;
  #nesting = 0;

  now(): number {
    return this.#time;
  }

  wall(): number {
    return this.#time + this.#wallLead;
  }

  setTimeout(run: () => void, delay: number): unknown {
    assertDelay(delay);
    const nesting = this.#nesting + 1;
    const due = this.#time + (delay > longestDelay ? 1 : Math.max(Math.trunc(delay), 0));
    const slowed = this.hidden && nesting >= chained && delay > 0;
    const at = slowed ? Math.ceil(due / 60_000) * 60_000 : due;
    return this.#add({ at, nesting, isTimer: true, run });
  }

  clearTimeout(timer: unknown): void {
    this.#tasks = this.#tasks.filter((task) => task !== timer);
  }

  /** Something that is no timer, say a message that arrives, `delay` from now. */
  arrive(delay: number, run: () => void): void {
    this.#add({ at: this.#time + delay, nesting: 0, isTimer: false, run });
  }

  /** The delays of the timers that are running. */
  get timers(): number[] {
    return this.#tasks.filter(({ isTimer }) => isTimer).map(({ at }) => at - this.#time);
  }

  /** Lets time pass, and everything due in it run. */
  async advance(ms: number): Promise<void> {
    const end = this.#time + ms;
    let spins = 0;
    await settle();
    for (let task = this.#take(end); task; task = this.#take(end)) {
      spins = task.at > this.#time ? 0 : spins + 1;
      if (spins > 1000) throw new Error('The timers spin: time does not go on.');
      this.#time = Math.max(this.#time, task.at);
      this.#nesting = task.nesting;
      try {
        task.run();
      } finally {
        this.#nesting = 0;
      }
      await settle();
    }
    this.#time = Math.max(this.#time, end);
  }

  /** Lets time pass in a page that is blocked: nothing runs, and all that is due comes late. */
  stall(ms: number): void {
    this.#time += ms;
  }

  /** Puts the machine to sleep: the wall clock goes on alone. */
  sleep(ms: number): void {
    this.#wallLead += ms;
  }

  #add(task: Omit<Task, 'order'>): Task {
    const added = { ...task, order: this.#made++ };
    this.#tasks.push(added);
    return added;
  }

  #take(end: number): Task | undefined {
    const [task] = this.#tasks
      .filter(({ at }) => at <= end)
      .sort((a, b) => a.at - b.at || a.order - b.order);
    this.clearTimeout(task);
    return task;
  }
}

function assertDelay(delay: number): void {
  if (Number.isNaN(delay)) throw new RangeError(`A timer of ${delay} ms.`);
}
