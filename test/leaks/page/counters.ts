/**
 * Counts timers and listeners exactly, by standing in for the functions that make them. It is a
 * script of its own, and runs before any other of the page.
 */

export interface Left {
  /** Timers, frames and idle callbacks that are still to come. */
  readonly timers: number;
  /** Listeners of targets that are alive, by the name of the target's class. */
  readonly listeners: Readonly<Record<string, number>>;
}

type Callback = (...args: unknown[]) => unknown;

/** What one set of functions made and has neither undone nor run. */
function countCalls(start: string, cancels: readonly string[], repeats = false): Set<unknown> {
  const scope = globalThis as unknown as Record<string, (...args: unknown[]) => unknown>;
  const running = new Set<unknown>();
  const nativeStart = scope[start]?.bind(globalThis);
  scope[start] = (callback, ...rest) => {
    const run: Callback = (...args) => {
      if (!repeats) running.delete(id);
      return (callback as Callback)(...args);
    };
    const id = nativeStart?.(run, ...rest);
    running.add(id);
    return id;
  };
  for (const name of cancels) {
    const nativeCancel = scope[name]?.bind(globalThis);
    scope[name] = (id) => {
      running.delete(id);
      return nativeCancel?.(id);
    };
  }
  return running;
}

// The platform takes either cancel function for either kind of timer.
const cancels = ['clearTimeout', 'clearInterval'];
const pending = [
  countCalls('setTimeout', cancels),
  countCalls('setInterval', cancels, true),
  countCalls('requestAnimationFrame', ['cancelAnimationFrame']),
  countCalls('requestIdleCallback', ['cancelIdleCallback']),
];

/** A target's listeners: by type and phase, each callback once. */
interface Entry {
  readonly callbacks: Map<string, Set<unknown>>;
  /** Nothing else is known of it: a callback may well hold its target. */
  readonly reference: WeakRef<EventTarget>;
}

const entries = new WeakMap<EventTarget, Entry>();
const targets = new Set<WeakRef<EventTarget>>();
const { addEventListener, removeEventListener } = EventTarget.prototype;

const isCapture = (options: unknown) =>
  typeof options === 'object'
    ? Boolean((options as EventListenerOptions | null)?.capture)
    : options;

function forget(target: EventTarget, key: string, callback: unknown): void {
  const entry = entries.get(target);
  const callbacks = entry?.callbacks.get(key);
  if (!entry || !callbacks?.delete(callback)) return;
  if (callbacks.size === 0) entry.callbacks.delete(key);
  if (entry.callbacks.size > 0) return;
  entries.delete(target);
  targets.delete(entry.reference);
}

function remember(target: EventTarget, key: string, callback: unknown): void {
  const entry = entries.get(target) ?? { callbacks: new Map(), reference: new WeakRef(target) };
  entries.set(target, entry);
  targets.add(entry.reference);
  entry.callbacks.set(key, (entry.callbacks.get(key) ?? new Set()).add(callback));
}

EventTarget.prototype.addEventListener = function (this: EventTarget, type, callback, options) {
  const target = this ?? globalThis;
  addEventListener.call(target, type, callback, options);
  const { once, signal } = typeof options === 'object' ? options : {};
  if (!callback || signal?.aborted) return;
  const key = `${type} ${isCapture(options)}`;
  remember(target, key, callback);
  const reference = new WeakRef(target);
  const end = () => {
    const alive = reference.deref();
    if (alive) forget(alive, key, callback);
  };
  if (signal) addEventListener.call(signal, 'abort', end, { once: true });
  if (once) addEventListener.call(target, type, end, options);
};

EventTarget.prototype.removeEventListener = function (this: EventTarget, type, callback, options) {
  const target = this ?? globalThis;
  removeEventListener.call(target, type, callback, options);
  forget(target, `${type} ${isCapture(options)}`, callback);
};

/** Before it counts, what belongs to dead targets is given up. */
function countListeners(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const reference of targets) {
    const target = reference.deref();
    if (!target) {
      targets.delete(reference);
      continue;
    }
    const { name } = target.constructor;
    for (const { size } of entries.get(target)?.callbacks.values() ?? []) {
      counts[name] = (counts[name] ?? 0) + size;
    }
  }
  return counts;
}

const left = (): Left => ({
  timers: pending.reduce((sum, { size }) => sum + size, 0),
  listeners: countListeners(),
});

// What Node asks.
Object.assign(globalThis, { left });
