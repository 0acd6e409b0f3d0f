import { docs, setupWSConnection } from '@y/websocket-server/utils';
import type { WebSocketServer } from 'ws';
import type { Protocol } from './protocol-server.ts';

/** y-websocket's own server: documents by path, in memory, that outlive a restart. */
export function speakYjs(sockets: WebSocketServer): Protocol {
  sockets.on('connection', (socket, request) => setupWSConnection(socket, request));
  return {
    end() {
      for (const doc of docs.values()) doc.destroy();
      docs.clear();
    },
  };
}
