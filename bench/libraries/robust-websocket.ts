import RobustWebSocket from 'robust-websocket';
import type { Library } from './library.ts';

export const robustWebSocket: Library = {
  name: 'robust-websocket',
  package: 'robust-websocket',
  configuration: 'defaults; `binaryType` set on the prototype, the only place it is read from',
  reconnects: true,
  heartbeat: false,
  urlFunction: 'sync',
  connect(address, { message, told }) {
    RobustWebSocket.prototype.binaryType = 'arraybuffer';
    const socket = new RobustWebSocket(address as string);
    if (message) socket.addEventListener('message', message);
    for (const type of ['open', 'error', 'close', 'connecting', 'timeout']) {
      socket.addEventListener(type, () => told?.(type));
    }
    return {
      send: (data) => socket.send(data),
      close: () => socket.close(),
    };
  },
};
