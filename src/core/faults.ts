import { type Clock, systemClock } from './clock.ts';
import type { Face } from './face.ts';
import type { Fate } from './fault-lane.ts';
import { type AttemptFate, FaultySocket, type LinkFrame, type Saboteur } from './faulty-socket.ts';
import { textOf } from './text-of.ts';

/**
 * What goes wrong. A fate is fixed, or given by a function that is called for each attempt or frame;
 * without one all goes as it is. The object may be changed while it is in force.
 */
export interface Faults {
  /**
   * What becomes of an attempt: `'refuse'` fails it, `'hang'` never opens it, a number is the
   * milliseconds after which it begins.
   */
  attempt?: AttemptFate | (() => AttemptFate);
  /**
   * What becomes of what the server sends: `'drop'` loses it, a number is the milliseconds that it
   * comes later. What follows keeps its place behind it.
   */
  incoming?: Fate | ((frame: LinkFrame) => Fate);
  /** What becomes of what is sent to the server, likewise. */
  outgoing?: Fate | ((frame: LinkFrame) => Fate);
  /** Where delays take their time from; the platform's clock. */
  clock?: Clock;
}

/** Faults in force. */
export interface FaultInjection {
  /**
   * Cuts the link, or fails the running attempt, now: as a broken network does, or, with a code, as
   * a close frame of the server.
   *
   * @param code - 1000 to 4999.
   * @throws {RangeError} For another code.
   */
  cut(code?: number, reason?: string): void;
  /** Ends it: all goes as it is from now on. What is under way still arrives. */
  stop(): void;
}

/** Whether a fate is one of `words`, a delay, or nothing. */
const isFate = (fate: unknown, words: readonly string[]) =>
  typeof fate === 'number' ? fate >= 0 : !fate || words.includes(fate as string);

/** The fate that a fault gives; one that throws, or gives none there is, is told and does nothing. */
function fateOf<Result, Given extends unknown[]>(
  name: keyof Faults,
  words: readonly string[],
  fault: Result | ((...given: Given) => Result),
  ...given: Given
): Result | undefined {
  try {
    const isFunction = typeof fault === 'function';
    const fate = isFunction ? (fault as (...given: Given) => Result)(...given) : (fault as Result);
    if (isFate(fate, words)) return fate;
    const choice = words.map((word) => `"${word}"`).join(', ');
    throw new TypeError(
      `${name} cannot be "${textOf(fate)}": give ${choice}, milliseconds or nothing.`,
    );
  } catch (error) {
    console.error(error);
    return undefined;
  }
}

/**
 * Breaks a connection on purpose, in the page alone: for tests, and for seeing what an app does when
 * its network fails. A running link is broken at once, without a reconnect; the faults of an earlier
 * call are replaced.
 *
 * @example
 * ```ts
 * const faults = injectFaults(socket, { incoming: ({ isReply }) => isReply && 'drop' });
 * faults.cut();
 * faults.stop();
 * ```
 */
export function injectFaults(socket: Pick<Face, 'interpose'>, faults: Faults = {}): FaultInjection {
  const { clock = systemClock } = faults;
  let inForce = faults;
  let latest: FaultySocket | undefined;
  let isRunning = true;
  socket.interpose((dial, isReply) => {
    const saboteur: Saboteur = {
      clock,
      isReply,
      attempt: () =>
        isRunning ? undefined : fateOf('attempt', ['refuse', 'hang'], inForce.attempt),
      incoming: (frame) => fateOf('incoming', ['drop'], inForce.incoming, frame),
      outgoing: (frame) => fateOf('outgoing', ['drop'], inForce.outgoing, frame),
    };
    latest = new FaultySocket(dial, saboteur);
    return latest as unknown as WebSocket;
  });
  isRunning = false;
  return {
    cut(code, reason = '') {
      if (code === undefined) return latest?.cut();
      if (!(code >= 1000 && code <= 4999)) {
        throw new RangeError(`A close code is 1000 to 4999, not ${textOf(code)}.`);
      }
      latest?.cut({ code, reason, wasClean: true });
    },
    stop() {
      inForce = {};
      socket.interpose();
    },
  };
}
