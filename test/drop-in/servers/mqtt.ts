import { Aedes } from 'aedes';
import { createWebSocketStream, type WebSocketServer } from 'ws';
import type { Protocol } from './protocol-server.ts';

/** A client of this user name is refused. */
const STRANGER = 'stranger';

/** The broker aedes. */
export async function speakMqtt(sockets: WebSocketServer): Promise<Protocol> {
  const broker = await Aedes.createBroker({
    authenticate: (_client, name, _password, done) => done(null, name !== STRANGER),
  });
  sockets.on('connection', (socket, request) => {
    const stream = createWebSocketStream(socket);
    stream.on('error', () => {});
    broker.handle(stream, request);
  });
  return {
    publish(payload) {
      broker.publish(
        { cmd: 'publish', topic: 'news', payload, qos: 0, retain: false, dup: false },
        () => {},
      );
    },
    end: () => new Promise<void>((resolve) => broker.close(resolve)),
  };
}
