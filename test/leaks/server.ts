import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** How many ports: what is closed keeps its pair of ports for a minute, and there are 28,000. */
const PORTS = 4;

/**
 * A server on several ports that answers `ping` with `pong` and `drop` by cutting the line, and
 * closes whoever says `close`. `/hang` never answers the handshake.
 */
export class LinkServer {
  readonly #servers: Server[] = [];
  /** How many handshakes it has finished. */
  accepted = 0;
  /** How many TCP connections there are: links, and what is on its way up or down. */
  connections = 0;

  static async start(): Promise<LinkServer> {
    const server = new LinkServer();
    await Promise.all(Array.from({ length: PORTS }, () => server.#listen()));
    return server;
  }

  get urls(): string[] {
    return this.#servers.map((one) => `ws://127.0.0.1:${(one.address() as AddressInfo).port}/`);
  }

  close(): void {
    for (const server of this.#servers) server.close();
  }

  async #listen(): Promise<void> {
    const server = createServer();
    this.#servers.push(server);
    server.on('connection', (connection) => {
      this.connections += 1;
      connection.once('close', () => {
        this.connections -= 1;
      });
    });
    const sockets = new WebSocketServer({
      server,
      verifyClient({ req }, accept) {
        if (req.url !== '/hang') accept(true);
        // Nobody else reads this connection, and would see its end.
        else req.socket.resume().once('end', () => req.socket.destroy());
      },
    });
    sockets.on('connection', (socket) => {
      this.accepted += 1;
      socket.on('error', () => {});
      socket.on('message', (data) => {
        const text = data.toString();
        if (text === 'ping') socket.send('pong');
        if (text === 'drop') socket.terminate();
        if (text === 'close') socket.close(1000);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }
}
