import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { BASE_PATH, isOwnPath } from './admission.ts';
import type { ClientFacts } from './clients.ts';
import type { ServiceOptions } from './service.ts';
import { Service } from './service.ts';

/** Options of `startDevServer()`. */
export interface DevServerOptions extends ServiceOptions {
  /** TCP port to listen on. Default 0: any free one. */
  readonly port?: number;
  /** Name or address to listen on. Default `127.0.0.1`: reachable from this machine only. */
  readonly host?: string;
  /**
   * Milliseconds within which a client must have sent its whole handshake; later it is answered with
   * 408 and dropped. Default 5000.
   */
  readonly handshakeTimeout?: number;
}

/** Connections that may wait to be accepted; a thousand clients come at once. */
const BACKLOG = 2048;

/** The development server on a port of its own. */
export class DevServer {
  readonly #service: Service;
  readonly #httpServer: Server;
  readonly #links = new Set<Socket>();
  readonly #host: string;
  #port: number;

  /** Does not listen yet; `start()` does. */
  constructor({
    port = 0,
    host = '127.0.0.1',
    handshakeTimeout = 5000,
    ...options
  }: DevServerOptions = {}) {
    this.#port = port;
    this.#host = host;
    this.#service = new Service(options);
    this.#httpServer = createServer(
      {
        requestTimeout: handshakeTimeout,
        connectionsCheckingInterval: Math.ceil(handshakeTimeout / 5),
      },
      answerRequest,
    );
    this.#httpServer.on('upgrade', (request, socket, head) =>
      this.#service.handle(request, socket, head),
    );
    this.#httpServer.on('connection', (link) => {
      this.#links.add(link);
      link.once('close', () => this.#links.delete(link));
    });
  }

  /** The port it listens on; it keeps it when it is stopped and started again. */
  get port(): number {
    return this.#port;
  }

  /** The address to connect to, `ws://HOST:PORT/ws/`. */
  get address(): string {
    return `ws://${reachable(this.#host)}:${this.#port}${BASE_PATH}`;
  }

  /** How many clients are open; those closing and those frozen do not count. */
  get connections(): number {
    return this.#service.connections;
  }

  /** The open and the frozen clients, the oldest first. */
  get clients(): readonly ClientFacts[] {
    return this.#service.clients;
  }

  /**
   * Listens, also again after `stop()` or `crash()`, then on the same port.
   * @throws the error of `net.Server`, such as one with code `EADDRINUSE` for a taken port.
   */
  async start(): Promise<void> {
    if (this.#httpServer.listening) return;
    await new Promise<void>((resolve, reject) => {
      this.#httpServer.once('error', reject);
      this.#httpServer.listen({ port: this.#port, host: this.#host, backlog: BACKLOG }, () => {
        this.#httpServer.off('error', reject);
        resolve();
      });
    });
    this.#port = (this.#httpServer.address() as AddressInfo).port;
    this.#service.start();
  }

  /**
   * Stops listening, tells every client `server is closed` (as `msg` in the JSON form it last used,
   * else as text) and closes it with 1001. What has not ended after `stopTimeout` is destroyed, so
   * that the port is free when the promise resolves.
   */
  async stop(): Promise<void> {
    const closed = this.#stopListening();
    await this.#service.stop();
    this.#destroyLinks();
    await closed;
  }

  /** Stops listening and destroys every TCP connection without a word, like a pulled plug. */
  async crash(): Promise<void> {
    const closed = this.#stopListening();
    this.#destroyLinks();
    await this.#service.crash();
    await closed;
  }

  #stopListening(): Promise<void> {
    return new Promise((resolve) => this.#httpServer.close(() => resolve()));
  }

  #destroyLinks(): void {
    for (const link of this.#links) link.destroy();
  }
}

/**
 * Starts the development server on a port of its own.
 * @throws {TypeError} when one of `allowOrigins` is no origin.
 * @throws the error of `net.Server`, such as one with code `EADDRINUSE` for a taken port.
 */
export async function startDevServer(options: DevServerOptions = {}): Promise<DevServer> {
  const server = new DevServer(options);
  await server.start();
  return server;
}

/** A host to connect to; a wildcard address is one to listen on only. */
function reachable(host: string): string {
  if (host === '' || host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

const answerRequest: RequestListener = (request, response) => {
  const isOwn = isOwnPath(request.url);
  response.writeHead(isOwn ? 426 : 404, {
    'Content-Type': 'text/plain; charset=utf-8',
    ...(isOwn ? { Upgrade: 'websocket', Connection: 'Upgrade, close' } : { Connection: 'close' }),
  });
  response.end(
    isOwn
      ? 'Connect with a WebSocket.\n'
      : `Nothing here; WebSockets connect under ${BASE_PATH}.\n`,
  );
};
