import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { isOwnPath } from './admission.ts';
import type { ClientFacts } from './clients.ts';
import { refuse } from './refusal.ts';
import type { ServiceOptions } from './service.ts';
import { Service } from './service.ts';

/** Options of `attach()`. */
export interface AttachOptions extends ServiceOptions {
  /**
   * Says of an upgrade that is not under `/ws/` whether another listener of the server answers it;
   * if not, it is refused with 404 rather than left hanging. Default: another one does, if there is
   * any other `upgrade` listener.
   */
  readonly isHandledElsewhere?: (request: IncomingMessage) => boolean;
}

/** The part of an HTTP or HTTPS server that `attach()` uses. */
export interface UpgradeSource {
  on(event: 'upgrade', listener: UpgradeListener): unknown;
  off(event: 'upgrade', listener: UpgradeListener): unknown;
  listenerCount(event: 'upgrade'): number;
}

/** Listens to the `upgrade` event of an HTTP server. */
export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** The development server under `/ws/` of an HTTP server that belongs to somebody else. */
export interface AttachedServer {
  /** How many clients are open; those closing and those frozen do not count. */
  readonly connections: number;
  /** The open and the frozen clients, the oldest first. */
  readonly clients: readonly ClientFacts[];
  /** Lets clients in again after `stop()` or `crash()`. */
  start(): void;
  /**
   * Tells every client `server is closed` and closes it with 1001; what is left after `stopTimeout`
   * is destroyed. Upgrades under `/ws/` get 503 from then on. The HTTP server goes on.
   */
  stop(): Promise<void>;
  /** Destroys all clients' TCP connections without a word; afterwards as after `stop()`. */
  crash(): Promise<void>;
  /** `stop()`, and upgrades of the HTTP server are no longer listened to. */
  detach(): Promise<void>;
}

/**
 * Runs the development server under `/ws/` of an existing HTTP server, beside what that server does.
 * @throws {TypeError} when one of `allowOrigins` is no origin.
 */
export function attach(httpServer: UpgradeSource, options: AttachOptions = {}): AttachedServer {
  const { isHandledElsewhere = () => httpServer.listenerCount('upgrade') > 1 } = options;
  const service = new Service(options);

  const onUpgrade: UpgradeListener = (request, socket, head) => {
    if (isOwnPath(request.url)) service.handle(request, socket, head);
    else if (!isHandledElsewhere(request)) {
      socket.on('error', () => {});
      refuse(socket, { status: 404, sentence: 'No WebSocket here; there is one under /ws/.' });
    }
  };

  httpServer.on('upgrade', onUpgrade);
  service.start();
  return {
    get connections() {
      return service.connections;
    },
    get clients() {
      return service.clients;
    },
    start: () => service.start(),
    stop: () => service.stop(),
    crash: () => service.crash(),
    detach: async () => {
      httpServer.off('upgrade', onUpgrade);
      await service.stop();
    },
  };
}
