import { HeartbeatSocket, type HeartbeatSocketOptions } from 'heartbeat-socket/core';
import { type Mode, optionsOf, type Rule, type World } from './rule.ts';
import type { ServerControl } from './servers/protocol-server.ts';

/** A clock that knows which of its timers are running. */
function countingClock() {
  const running = new Set<unknown>();
  return {
    running,
    now: () => performance.now(),
    wall: () => Date.now(),
    setTimeout(callback: () => void, delay: number) {
      const timer: unknown = setTimeout(() => {
        running.delete(timer);
        callback();
      }, delay);
      running.add(timer);
      return timer;
    },
    clearTimeout(timer: unknown) {
      running.delete(timer);
      clearTimeout(timer as number);
    },
  };
}

/** Runs a rule in a mode, and ends what it has left. `Native` is the platform's class. */
export async function runRule(
  rule: Rule,
  mode: Mode,
  server: ServerControl,
  Native: typeof WebSocket,
): Promise<void> {
  const sockets: HeartbeatSocket[] = [];
  const ends: (() => unknown)[] = [];
  const clock = countingClock();
  const world: World = {
    mode,
    server,
    sockets,
    nativeClass: Native,
    url: await server.url(),
    timers: () => clock.running.size,
    atEnd: (end) => ends.push(end),
    socketClass: (options) =>
      mode === 'native' ? Native : classOf({ ...optionsOf[mode], ...options }),
  };

  /** As a user writes it: a subclass that knows its options. */
  function classOf(options: HeartbeatSocketOptions): typeof WebSocket {
    const Class = class extends HeartbeatSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(String(url), protocols, { ...options, clock, WebSocket: Native });
        sockets.push(this);
      }
    };
    return Class as unknown as typeof WebSocket;
  }

  try {
    await rule.run(world);
  } finally {
    for (const end of ends) await end();
    for (const socket of sockets) socket.close();
  }
}
