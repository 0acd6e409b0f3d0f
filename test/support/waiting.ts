/** Waiting in tests: for what happens, with a bound, and never for a time to pass. */

/** How long a test waits for anything, in ms: far above what a loaded machine needs. */
const BOUND = 8000;

/** The same for modules to load: there are many, and each may be built first. */
export const LOADING_BOUND = 25_000;

/** What `promise` gives, or an error that says what did not happen. */
export async function bounded<T>(
  promise: Promise<T>,
  what: () => string,
  bound = BOUND,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`After ${bound} ms still no ${what()}`)), bound);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits until `holds` gives something true, asking it or a server again and again. */
export async function until(
  holds: () => unknown,
  what = String(holds),
  bound = BOUND,
): Promise<void> {
  const giveUpAt = performance.now() + bound;
  while (!(await holds())) {
    if (performance.now() > giveUpAt) throw new Error(`After ${bound} ms still not: ${what}`);
    await timer(5);
  }
}

/** When a bare timer of this length rings: the measure for durations, late where the page is. */
export function timer(delay: number): Promise<number> {
  return new Promise((resolve) => setTimeout(() => resolve(performance.now()), delay));
}

/**
 * When a bare alarm of this length rings: like a connection's own, it takes a timer and then a task.
 * Begun after the connection's own, it rings after it too, however late the page is.
 */
export function bareAlarm(delay: number): Promise<number> {
  return timer(Math.ceil(delay)).then(() => timer(0));
}

/** When a bare socket has opened: what a handshake takes, on a machine or with a server that is busy. */
export async function bareOpen(url: string): Promise<number> {
  const socket = new WebSocket(url);
  await nextEvent(socket, 'open');
  const openedAt = performance.now();
  socket.close();
  return openedAt;
}

/** The next event of a type of any target. */
export function nextEvent<T extends Event = Event>(
  target: EventTarget,
  type: string,
  bound = BOUND,
): Promise<T> {
  const event = new Promise<T>((resolve) => {
    target.addEventListener(type, (event) => resolve(event as T), { once: true });
  });
  return bounded(event, () => type, bound);
}

/** Keeps the page busy, as a long task does. */
export function block(time: number): void {
  const end = performance.now() + time;
  while (performance.now() < end);
}
