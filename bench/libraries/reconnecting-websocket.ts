import ReconnectingWebSocket from 'reconnecting-websocket';
import type { Library } from './library.ts';

export const reconnectingWebSocket: Library = {
  name: 'reconnecting-websocket',
  package: 'reconnecting-websocket',
  configuration: 'defaults',
  reconnects: true,
  heartbeat: false,
  urlFunction: 'async',
  connect(address, { message, told }) {
    // Its type wants a promise or a text of every call, not either of both.
    const socket = new ReconnectingWebSocket(address as () => Promise<string>);
    socket.binaryType = 'arraybuffer';
    if (message) socket.addEventListener('message', message);
    for (const type of ['open', 'error', 'close'] as const) {
      socket.addEventListener(type, () => told?.(type));
    }
    return socket;
  },
};
