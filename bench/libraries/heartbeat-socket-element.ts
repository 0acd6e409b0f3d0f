import 'heartbeat-socket';
import type { HeartbeatSocketElement } from 'heartbeat-socket';
import { heartbeatSocket } from './heartbeat-socket.ts';
import type { Library } from './library.ts';

const types = ['open', 'error', 'close', 'reconnecting', 'heartbeat', 'unsent', 'statechange'];

/** Ours, as a tag. */
export const heartbeatSocketElement: Library = {
  ...heartbeatSocket,
  name: 'heartbeat-socket (tag)',
  connect(address, { heart, message, told }) {
    const element: HeartbeatSocketElement = document.createElement('heartbeat-socket');
    Object.assign(element, {
      url: address,
      binaryType: 'arraybuffer',
      heartTime: heart.time,
      heartTimeout: heart.timeout,
    });
    if (message) element.addEventListener('message', message as never);
    for (const type of types) element.addEventListener(type, () => told?.(type));
    document.body.append(element);
    return element;
  },
};
