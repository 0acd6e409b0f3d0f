import { HeartbeatSocket } from 'heartbeat-socket/core';
import type { Library } from './library.ts';

const types = ['open', 'error', 'close', 'reconnecting', 'heartbeat', 'unsent', 'statechange'];

/** Ours, as a class. */
export const heartbeatSocket: Library = {
  name: 'heartbeat-socket (class)',
  configuration: 'defaults',
  reconnects: true,
  heartbeat: true,
  urlFunction: 'async',
  connect(address, { heart, message, told }) {
    const options = { heartTime: heart.time, heartTimeout: heart.timeout };
    const socket = new HeartbeatSocket(address, [], { ...options, binaryType: 'arraybuffer' });
    if (message) socket.addEventListener('message', message);
    for (const type of types) socket.addEventListener(type, () => told?.(type));
    return socket;
  },
};
