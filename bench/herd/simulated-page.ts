import type { SimulatedClock, SimulatedTimer } from './simulated-clock.ts';
import type { SimulatedServer } from './simulated-server.ts';

export type SimulatedPage = Record<string, unknown> & { readonly Math: Math };

/**
 * What stands for a page's globals while a library's script runs. The script is the real one; only
 * what it finds around it is not.
 */
export function simulatedPage(
  clock: SimulatedClock,
  server: SimulatedServer,
  random: () => number,
): SimulatedPage {
  const math = Object.defineProperties({}, Object.getOwnPropertyDescriptors(Math)) as Math;
  const ignore = () => {};
  const page = {
    WebSocket: server.socketClass(random),
    setTimeout: (callback: () => void, delay?: number) => clock.setTimeout(callback, delay),
    clearTimeout: (timer: SimulatedTimer) => clock.clearTimeout(timer),
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
    // Node's own makes an error with every abort; here no listener is there to be ended.
    AbortController: SimulatedAbortController,
    // It is not Node that they run in.
    process: undefined,
    // What they have to say of the drop is of no interest here.
    console: { log: ignore, warn: ignore, error: ignore, info: ignore },
  };
  return Object.assign(page, { window: page, self: page, globalThis: page });
}

class SimulatedAbortController {
  readonly signal = { aborted: false };

  abort(): void {
    this.signal.aborted = true;
  }
}

function startInterval(clock: SimulatedClock, callback: () => void, delay: number): () => void {
  let timer: SimulatedTimer | undefined;
  const tick = () => {
    timer = clock.setTimeout(tick, delay);
    callback();
  };
  timer = clock.setTimeout(tick, delay);
  return () => clock.clearTimeout(timer);
}
