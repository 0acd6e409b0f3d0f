import { HeartbeatSocket, type HeartbeatSocketOptions } from 'heartbeat-socket/core';
import { nextEvent } from './waiting.ts';

const sockets: { close(): void }[] = [];

/** The options with which nobody can tell it from a WebSocket. */
export const plain = { heartTime: 0, reconnectCount: 0, queueLimit: 0, connectTimeout: 0 } as const;

/** A HeartbeatSocket that ends with its test. */
export function makeSocket(
  url: ConstructorParameters<typeof HeartbeatSocket>[0],
  options: HeartbeatSocketOptions = {},
  protocols: ConstructorParameters<typeof HeartbeatSocket>[1] = [],
): HeartbeatSocket {
  const socket = new HeartbeatSocket(url, protocols, options);
  sockets.push(socket);
  return socket;
}

/** The same, and its link is up. */
export async function openSocket(
  url: ConstructorParameters<typeof HeartbeatSocket>[0],
  options: HeartbeatSocketOptions = {},
): Promise<HeartbeatSocket> {
  const socket = makeSocket(url, options);
  await nextEvent(socket, 'open');
  return socket;
}

/** The platform's own, which ends with its test, too. */
export function makeNative(url: string, protocols: string | string[] = []): WebSocket {
  const socket = new WebSocket(url, protocols);
  sockets.push(socket);
  return socket;
}

export function endSockets(): void {
  for (const socket of sockets.splice(0)) socket.close();
}
