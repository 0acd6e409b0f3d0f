import type { SimulatedClock } from './simulated-clock.ts';
import type { SimulatedServer } from './simulated-server.ts';

/**
 * What stands for a page's globals while a library's script runs. The script is the real one; only
 * what it finds around it is not.
 */
export function simulatedPage(
  clock: SimulatedClock,
  server: SimulatedServer,
  random: () => number,
): Record<string, unknown> {
  const math = Object.defineProperties({}, Object.getOwnPropertyDescriptors(Math));
  const ignore = () => {};
  const page = {
    WebSocket: server.socketClass(random),
    setTimeout: (callback: () => void, delay?: number) => clock.setTimeout(callback, delay),
    clearTimeout: (timer: number) => clock.clearTimeout(timer),
    setInterval: (callback: () => void, delay: number) => startInterval(clock, callback, delay),
    clearInterval: (stop?: () => void) => stop?.(),
    Math: Object.assign(math, { random }),
    performance: { now: () => clock.now },
    Date: class extends Date {
      static override now = () => clock.now;
    },
    navigator: { onLine: true },
    document: { createElement: () => ({}), addEventListener: ignore, removeEventListener: ignore },
    addEventListener: ignore,
    removeEventListener: ignore,
    // It is not Node that they run in.
    process: undefined,
    // What they have to say of the drop is of no interest here.
    console: { log: ignore, warn: ignore, error: ignore, info: ignore },
  };
  return Object.assign(page, { window: page, self: page, globalThis: page });
}

function startInterval(clock: SimulatedClock, callback: () => void, delay: number): () => void {
  let timer = 0;
  const tick = () => {
    timer = clock.setTimeout(tick, delay);
    callback();
  };
  timer = clock.setTimeout(tick, delay);
  return () => clock.clearTimeout(timer);
}
