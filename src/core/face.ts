/**
 * What both faces of a connection, `HeartbeatSocket` and `<heartbeat-socket>`, have in common: the
 * members that WebSocket has, and ours beside them. As Web IDL wants it they are enumerable, and
 * throw a `TypeError` where `this` is no face.
 */
import type { Connection } from './connection.ts';
import type { Interposer } from './link.ts';
import type { ConnectionState, SendData, TapRecord } from './reports.ts';

/** The members of both faces. */
export interface Face extends EventTarget {
  readonly CONNECTING: 0;
  readonly OPEN: 1;
  readonly CLOSING: 2;
  readonly CLOSED: 3;

  /** 0 `CONNECTING` (also while waiting for the next attempt), 1 `OPEN`, 2 `CLOSING`, 3 `CLOSED`. */
  readonly readyState: number;

  /** Where the connection stands. */
  readonly state: ConnectionState;

  /** The last measured round trip of a heartbeat, in milliseconds; `null` before the first. */
  readonly latency: number | null;

  /** Bytes given to `send()` that have not left: those held for the next link among them. */
  readonly bufferedAmount: number;

  /** The extensions the server chose; `''` where there is no link. */
  readonly extensions: string;

  /** The subprotocol the server chose; `''` where there is none. */
  readonly protocol: string;

  /**
   * Sends data, or holds a copy of it while there is no link, up to `queueLimit` bytes. After the
   * end it comes back in an `unsent` event.
   *
   * @throws {DOMException} `QuotaExceededError` above `queueLimit`; with a `queueLimit` of 0,
   * `InvalidStateError` while connecting.
   */
  send(data: SendData): void;

  /**
   * Closes for good, in every state; `connect()` starts again.
   *
   * @param code - 1000 or 3000 to 4999.
   * @param reason - At most 123 bytes of UTF-8.
   * @throws {DOMException} `InvalidAccessError` for another code, `SyntaxError` for a longer reason.
   */
  close(code?: number, reason?: string): void;

  /** Starts when idle or closed, tries now when waiting, else does nothing. */
  connect(): void;

  /** Drops the link, if any, and connects at once, also after giving up. */
  reconnect(): void;

  /**
   * Has a doubt looked into: probes an open link (with the heartbeat on), tries within a second
   * when waiting. Never a verdict, and never more often than hints of the platform would.
   */
  check(): void;

  /**
   * Gives `observer` a record of every frame and every change; as a listener, it is there but once.
   *
   * @returns A function that ends it.
   */
  tap(observer: (record: TapRecord) => void): () => void;

  /**
   * Puts `interposer` between this connection and its sockets, a running link at once, in place of
   * the one before; without one, what comes is as it is. `heartbeat-socket/faults` is built on it.
   */
  interpose(interposer?: Interposer): void;
}

/** What gives the connection behind a face, at every call. */
export const connections = new WeakMap<object, () => Connection>();

/** The connection behind a face; as Web IDL has it, a `TypeError` where `face` is none. */
export const connectionOf = (face: object): Connection =>
  (connections.get(face) as () => Connection)();

/** Throws as Web IDL does where the one required argument is missing. */
export function needArgument(given: ArrayLike<unknown>): void {
  if (!given.length) throw new TypeError('1 argument required.');
}

/** Gives `target` the members of `source`, accessors as accessors. */
export const take = (target: object, source: object) =>
  Object.defineProperties(target, Object.getOwnPropertyDescriptors(source));

const facts = [
  'readyState',
  'latency',
  'extensions',
  'bufferedAmount',
  'state',
  'protocol',
] as const satisfies readonly (keyof Face & keyof Connection)[];

const commands = ['connect', 'reconnect', 'check', 'tap', 'interpose'] as const;

const methods: Pick<Face, 'send' | 'close'> = {
  send(data) {
    const connection = connectionOf(this);
    // biome-ignore lint/complexity/noArguments: a rest parameter would change `length`.
    needArgument(arguments);
    connection.send(data);
  },
  close(...[code, reason]) {
    connectionOf(this).close(
      code === undefined ? undefined : +code,
      reason === undefined ? undefined : `${reason}`,
    );
  },
};

/**
 * An `on…` attribute as HTML defines it: it has its place among the listeners from when it is set
 * to when it is set to null, keeps any object but calls functions only, and `return false` cancels.
 */
function handlerAttribute(type: string) {
  const slots = new WeakMap<object, { handler: unknown } & EventListenerObject>();
  const slotOf = (face: object) => {
    connectionOf(face);
    const slot = slots.get(face) ?? {
      handler: null as unknown,
      handleEvent(event: Event) {
        const { handler } = slot;
        if (typeof handler === 'function' && handler.call(face, event) === false) {
          event.preventDefault();
        }
      },
    };
    slots.set(face, slot);
    return slot;
  };
  return {
    get [`on${type}`](): unknown {
      return slotOf(this).handler;
    },
    set [`on${type}`](value: unknown) {
      const face = this as unknown as EventTarget;
      const slot = slotOf(face);
      slot.handler = Object(value) === value ? value : null;
      const { addEventListener, removeEventListener } = EventTarget.prototype;
      // What is there already keeps its place when it is added again.
      (slot.handler ? addEventListener : removeEventListener).call(face, type, slot);
    },
  };
}

/** Gives a class the common members, the constants, and an `on…` attribute for each event type. */
export function giveFace(face: { prototype: object }, types: readonly string[]): void {
  const { prototype } = face;
  take(prototype, methods);
  for (const name of commands) {
    take(prototype, {
      [name](given: never) {
        return connectionOf(this)[name](given);
      },
    });
  }
  for (const name of facts) {
    take(prototype, {
      get [name](): unknown {
        return connectionOf(this)[name];
      },
    });
  }
  for (const type of types) take(prototype, handlerAttribute(type));
  for (const [value, name] of ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'].entries()) {
    for (const target of [face, prototype]) {
      Object.defineProperty(target, name, { value, enumerable: true });
    }
  }
}
