import type { Library } from './library.ts';

/** The platform's own class: what everything is compared with. */
export const bare: Library = {
  name: 'WebSocket',
  configuration: 'the platform’s own class, with nothing around it',
  reconnects: false,
  heartbeat: false,
  connect(address, { message, told }) {
    const socket = new WebSocket(address as string);
    socket.binaryType = 'arraybuffer';
    if (message) socket.addEventListener('message', message);
    for (const type of ['open', 'error', 'close']) {
      socket.addEventListener(type, () => told?.(type));
    }
    return socket;
  },
};
