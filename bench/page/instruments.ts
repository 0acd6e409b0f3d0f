/** What a page does behind the back of its libraries; times are milliseconds since 1970. */

/** A socket that somebody made. */
export interface SocketRecord {
  readonly url: string;
  readonly made: number;
  /** When it told its end, or could not be made. */
  ended?: number;
}

export const sockets: SocketRecord[] = [];

/** The timers that have neither rung nor been cleared. */
const timers = new Set<unknown>();

export const pendingTimers = () => timers.size;

/** Finer than `Date.now()`, and comparable between processes of one machine. */
export const now = () => performance.timeOrigin + performance.now();

/** Called with whatever a library writes to a socket, once it is written. */
let onWrite: (data: unknown) => void = () => {};

export function watchWrites(watch: (data: unknown) => void): void {
  onWrite = watch;
}

/** Counts sockets and timers from now on. */
export function instrument(): void {
  globalThis.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      const record: SocketRecord = { url: String(url), made: now() };
      sockets.push(record);
      try {
        super(url, protocols);
      } catch (error) {
        record.ended = now();
        throw error;
      }
      this.addEventListener('close', () => {
        record.ended = now();
      });
    }

    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBuffer>): void {
      super.send(data as string);
      onWrite(data);
    }
  };
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
  const start = (callback: () => void, delay?: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      callback();
    }, delay);
    timers.add(timer);
    return timer;
  };
  const startInterval = (callback: () => void, delay?: number) => {
    const timer = setInterval(callback, delay);
    timers.add(timer);
    return timer;
  };
  const stop = (clear: (timer?: number) => void) => (timer?: number) => {
    timers.delete(timer);
    clear(timer);
  };
  Object.assign(globalThis, {
    setTimeout: start,
    setInterval: startInterval,
    clearTimeout: stop(clearTimeout),
    clearInterval: stop(clearInterval),
  });
}
