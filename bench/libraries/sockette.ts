import Sockette from 'sockette';
import type { Library } from './library.ts';

export const sockette: Library = {
  name: 'sockette',
  package: 'sockette',
  configuration: 'defaults; `binaryType` set on the inner socket when it opens',
  reconnects: true,
  heartbeat: false,
  connect(address, { message, told }) {
    const socket = new Sockette(address as string, {
      onopen(event) {
        (event.target as WebSocket).binaryType = 'arraybuffer';
        told?.('open');
      },
      ...(message && { onmessage: message }),
      onclose: () => told?.('close'),
      onerror: () => told?.('error'),
      onreconnect: () => told?.('reconnect'),
      onmaximum: () => told?.('maximum'),
    });
    return {
      send: (data) => socket.send(data),
      close: () => socket.close(),
    };
  },
};
