import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves the rows' page at `/`, an empty one at `/elsewhere`, and one that never ends loading. */
export async function servePages(script: string, host = '127.0.0.1'): Promise<PageServer> {
  const server: Server = createServer(({ url }, response) => {
    if (url === '/page.js') {
      response.setHeader('Content-Type', 'text/javascript').end(script);
    } else if (url === '/never') {
      // The page that asks for it goes on loading.
    } else {
      response.setHeader('Content-Type', 'text/html').end(documents[url ?? ''] ?? documents['/']);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}/`,
    end: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export interface PageServer {
  readonly url: string;
  end(): void;
}

const head = '<!doctype html><title>A row</title><link rel="icon" href="data:,">';
const script = '<script type="module" src="/page.js"></script>';

const documents: Record<string, string> = {
  '/': `${head}${script}`,
  '/loading': `${head}${script}<img src="/never">`,
  '/elsewhere': head,
};
