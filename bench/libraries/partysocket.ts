import { WebSocket as PartySocket } from 'partysocket';
import type { Library } from './library.ts';

export const partySocket: Library = {
  name: 'partysocket',
  package: 'partysocket',
  configuration: 'its `WebSocket` class, defaults',
  reconnects: true,
  heartbeat: false,
  urlFunction: 'async',
  connect(address, { message, told }) {
    // Its type wants a promise or a text of every call, not either of both.
    const socket = new PartySocket(address as () => Promise<string>);
    socket.binaryType = 'arraybuffer';
    if (message) socket.addEventListener('message', message);
    for (const type of ['open', 'error', 'close'] as const) {
      socket.addEventListener(type, () => told?.(type));
    }
    return {
      send: (data) => void socket.send(data),
      close: () => socket.close(),
    };
  },
};
