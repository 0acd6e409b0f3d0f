import type { Page } from 'puppeteer-core';

/** A task of the page's main thread. */
export interface Task {
  /** The page's last `performance.mark()` before it. */
  readonly mark: string | undefined;
  /**
   * How long it took, in milliseconds of the processor: what other processes take from it does not
   * count.
   */
  readonly time: number;
}

/** The tasks of the page's main thread during some work, in order. */
export async function tasksDuring(page: Page, work: () => Promise<unknown>): Promise<Task[]> {
  await page.tracing.start({
    categories: ['-*', 'toplevel', 'blink.user_timing', '__metadata'],
  });
  await work();
  const bytes = await page.tracing.stop();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(bytes)) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const mainThreads = traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
  );
  const events = traceEvents
    .filter(({ pid, tid }) => mainThreads.some((main) => main.pid === pid && main.tid === tid))
    .sort((one, other) => one.ts - other.ts);
  const tasks: Task[] = [];
  let mark: string | undefined;
  for (const { cat, name, tdur } of events) {
    if (cat === 'blink.user_timing') mark = name;
    else if (tdur !== undefined) tasks.push({ mark, time: tdur / 1000 });
  }
  return tasks;
}

interface TraceEvent {
  readonly cat: string;
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds since some time. */
  readonly ts: number;
  /** Microseconds of the processor. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}
