import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { type AttachedServer, attach } from '../../dev-server/index.ts';

/** A loopback server with the development server under `/ws/`. */
export interface Site {
  /** Without a slash at its end. */
  readonly origin: string;
  /** Knows who is connected. */
  readonly sockets: AttachedServer;
  end(): Promise<void>;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/**
 * Serves what `contentOf` gives for the path of an address, and 404 where it gives nothing.
 * `headers` go with every answer.
 */
export async function openSite(
  contentOf: (pathname: string) => string | Buffer | undefined,
  headers: Readonly<Record<string, string>> = {},
): Promise<Site> {
  const server = createServer(({ url = '' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const content = contentOf(pathname);
    // Browsers ask for it on their own.
    if (pathname === '/favicon.ico') return void response.writeHead(204).end();
    const type = types[extname(pathname) || '.html'] ?? 'application/octet-stream';
    response.writeHead(content === undefined ? 404 : 200, { 'Content-Type': type, ...headers });
    response.end(content);
  });
  const sockets = attach(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sockets,
    async end() {
      await sockets.detach();
      server.closeAllConnections();
      server.close();
    },
  };
}
