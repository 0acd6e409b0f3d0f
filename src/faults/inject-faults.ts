import { type Clock, systemClock } from '../core/clock.ts';
import type { Face } from '../core/face.ts';
import { textOf } from '../core/text-of.ts';
import type { Fate } from './fault-lane.ts';
import { type AttemptFate, FaultySocket, type LinkFrame, type Saboteur } from './faulty-socket.ts';

/**
 * What goes wrong. A fate is fixed, or given by a function that is called for each attempt or frame;
 * without one all goes as it is. The object may be changed while it is in force.
 */
export interface Faults {
  /**
   * What becomes of an attempt from its beginning: `'refuse'` fails it, `'hang'` never opens it, a
   * number is the milliseconds after which it begins.
   */
  attempt?: AttemptFate | (() => AttemptFate);
  /**
   * What becomes of what the server sends: `'drop'` loses it, a number is the milliseconds that it
   * comes later. What follows keeps its place behind it. The end of a link is a frame, too.
   */
  incoming?: Fate | ((frame: LinkFrame) => Fate);
  /** What becomes of what is sent to the server, likewise. */
  outgoing?: Fate | ((frame: LinkFrame) => Fate);
  /** Where delays take their time from; the platform's clock. */
  clock?: Clock;
}

/** Faults in force: until `stop()`, or until others are injected. */
export interface FaultInjection {
  /**
   * Cuts the link now: as a broken network does, or, with a code, as a close frame of the server. A
   * running attempt fails. (The server sees the link closed.)
   *
   * @param code - 1000 to 4999; 1006 and 1015, which are never sent, are a broken network.
   * @throws {RangeError} For another code.
   */
  cut(code?: number, reason?: string): void;
  /**
   * Ends it: all goes as it is from now on. What is under way still arrives; what was dropped stays
   * lost, and an attempt that hangs goes on hanging.
   */
  stop(): void;
}

/** The longest delay that a timer holds, in milliseconds. */
const longest = 2147483647;

/** The fate that a fault gives; one that throws, or gives none there is, is told and does nothing. */
function fateOf<Word extends string, Given extends unknown[]>(
  name: keyof Faults,
  words: readonly Word[],
  fault: unknown,
  ...given: Given
): Word | number | undefined {
  try {
    const fate: unknown = typeof fault === 'function' ? fault(...given) : fault;
    if (!fate && !Number.isNaN(fate)) return undefined;
    if (typeof fate === 'number' && fate > 0) return Math.min(fate, longest);
    if (words.includes(fate as Word)) return fate as Word;
    const choice = words.map((word) => `"${word}"`).join(', ');
    throw new TypeError(
      `${name} cannot be "${textOf(fate)}": give ${choice}, milliseconds or nothing.`,
    );
  } catch (error) {
    console.error(error);
    return undefined;
  }
}

/** The faults that are in force for each connection. */
const inForce = new WeakMap<object, FaultInjection>();

/**
 * Breaks a connection on purpose, in the page alone: for tests, and for seeing what an app does when
 * its network fails. A running link is broken at once, without a reconnect; the faults of an earlier
 * call are replaced.
 *
 * @example
 * ```ts
 * const faults = injectFaults(socket, { incoming: ({ type }) => type === 'message' && 'drop' });
 * faults.cut();
 * faults.stop();
 * ```
 */
export function injectFaults(socket: Pick<Face, 'interpose'>, faults: Faults = {}): FaultInjection {
  let latest: FaultySocket | undefined;
  let isAdopting = true;
  const isInForce = () => inForce.get(socket) === injection;
  const injection: FaultInjection = {
    cut(code = 1006, reason = '') {
      if (!(Number.isInteger(code) && code >= 1000 && code <= 4999)) {
        throw new RangeError(`A close code is 1000 to 4999, not ${textOf(code)}.`);
      }
      if (!isInForce()) return;
      const isSent = code !== 1006 && code !== 1015;
      latest?.cut(isSent ? { code, reason: `${reason}`, wasClean: true } : undefined);
    },
    stop() {
      if (!isInForce()) return;
      inForce.delete(socket);
      socket.interpose();
    },
  };
  const fateOfFrame = (name: 'incoming' | 'outgoing', frame: LinkFrame) =>
    isInForce() ? fateOf(name, ['drop'], faults[name], frame) : undefined;
  socket.interpose((dial, isReply) => {
    const saboteur: Saboteur = {
      get clock() {
        return faults.clock ?? systemClock;
      },
      isReply,
      incoming: (frame) => fateOfFrame('incoming', frame),
      outgoing: (frame) => fateOfFrame('outgoing', frame),
    };
    const running = isAdopting ? dial() : undefined;
    if (running instanceof FaultySocket) {
      // The same one goes on, so that what is under way in it is not overtaken.
      running.obey(saboteur);
      latest = running;
    } else if (running) latest = new FaultySocket(() => running, saboteur);
    else {
      const fate = fateOf('attempt', ['refuse', 'hang'], faults.attempt);
      latest = new FaultySocket(dial, saboteur, fate);
    }
    return latest as unknown as WebSocket;
  });
  isAdopting = false;
  inForce.set(socket, injection);
  return injection;
}
