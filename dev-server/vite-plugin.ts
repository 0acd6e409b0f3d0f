import type { IncomingMessage } from 'node:http';
import { posix } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import type { AttachOptions } from './attach.ts';
import { attach } from './attach.ts';
import { OriginPolicy } from './origins.ts';
import { remoteControl } from './remote-control.ts';

/** The subprotocols of the sockets that Vite's own client opens. */
const VITE_PROTOCOLS = new Set(['vite-hmr', 'vite-ping']);

/**
 * A Vite plugin that runs the development server under `/ws/` of Vite's own, on its port and beside
 * its hot reload; pages stop and start it by `POST /dev-server/stop`, `crash` and `start`. It stops
 * with Vite's server, and goes on when that restarts. Without an HTTP server (`middlewareMode`) it
 * does nothing.
 */
export function devServer(options: AttachOptions = {}): Plugin {
  return {
    name: 'heartbeat-socket:dev-server',
    apply: 'serve',
    configureServer(server) {
      if (!server.httpServer) return;
      const attached = attach(server.httpServer, {
        ...options,
        isHandledElsewhere: (request) =>
          isHotReload(request, server) || (options.isHandledElsewhere?.(request) ?? false),
      });
      server.middlewares.use(remoteControl(attached, new OriginPolicy(options.allowOrigins)));
      // A restart (the configuration changed) takes a new HTTP server, and drops all connections.
      server.httpServer.once('close', () => attached.detach());
      // Vite destroys what is connected before any hook of a plugin could say goodbye.
      const close = server.close.bind(server);
      server.close = async () => {
        await attached.detach();
        await close();
      };
    },
  };
}

/** Whether Vite answers this upgrade: its protocol, at its path, on this server. */
function isHotReload({ url = '', headers }: IncomingMessage, { config }: ViteDevServer): boolean {
  if (!VITE_PROTOCOLS.has(headers['sec-websocket-protocol'] ?? '')) return false;
  const { ws } = config.server;
  if (ws === false) return false;
  const own = typeof ws === 'object' ? ws : {};
  if (own.server || (own.port && own.port !== config.server.port)) return false;
  return url.split('?', 1)[0] === (own.path ? posix.join(config.base, own.path) : config.base);
}
