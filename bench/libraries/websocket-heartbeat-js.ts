import * as imported from 'websocket-heartbeat-js';
import type { Library } from './library.ts';

/** In a project of modules, its CommonJS exports come as the default export, class and all. */
const { default: WebsocketHeartbeat } = imported.default as unknown as typeof imported;

export const websocketHeartbeat: Library = {
  name: 'websocket-heartbeat-js',
  package: 'websocket-heartbeat-js',
  configuration:
    '`pingMsg: "ping"` and our `heart-time` and `heart-timeout`; else defaults; `binaryType` set on the inner socket when it opens',
  reconnects: true,
  heartbeat: true,
  connect(address, { heart, message, told }) {
    const socket = new WebsocketHeartbeat({
      url: address as string,
      pingTimeout: heart.time,
      pongTimeout: heart.timeout,
      pingMsg: 'ping',
    });
    socket.onopen = () => {
      socket.ws.binaryType = 'arraybuffer';
      told?.('open');
    };
    if (message) socket.onmessage = message;
    socket.onclose = () => told?.('close');
    socket.onerror = () => told?.('error');
    socket.onreconnect = () => told?.('reconnect');
    return {
      send: (data) => socket.send(data),
      close: () => socket.close(),
    };
  },
};
