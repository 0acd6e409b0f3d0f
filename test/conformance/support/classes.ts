import { HeartbeatSocket } from 'heartbeat-socket/core';

/** A class shaped like the platform's. */
export type SocketClass = typeof WebSocket;

/** The options with which nobody can tell it from a WebSocket. */
const plain = { heartTime: 0, reconnectCount: 0, queueLimit: 0, connectTimeout: 0 };

/** `HeartbeatSocket` itself, but that those who make one need not, and cannot, give options. */
export function plainClass(Class = HeartbeatSocket): SocketClass {
  return new Proxy(Class, {
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length ? [given[0], given[1], plain] : [], newTarget),
  }) as unknown as SocketClass;
}

/** The two classes of which every expectation must hold, the platform's first. */
export const classes = { WebSocket, HeartbeatSocket: plainClass() } as const;

export type ClassName = keyof typeof classes;

export const classNames = Object.keys(classes) as ClassName[];
