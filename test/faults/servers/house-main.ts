/** The process of a house: two servers, and the pages; it is told by messages what to do. */
import type { Answer, HouseOptions, Request } from './house.ts';
import { LinkServer } from './link-server.ts';
import { servePages } from './pages.ts';

const send = (answer: Answer) => process.send?.(answer);

process.once('message', async ({ host, server: options, script }: HouseOptions) => {
  const servers = {
    server: new LinkServer({ ...options, host }),
    twin: new LinkServer({ ...options, host }),
  };
  await Promise.all([servers.server.begin(), servers.twin.begin()]);
  const pages = await servePages(script, host);
  process.on('message', async ({ id, target, method, args }: Request) => {
    try {
      const action = servers[target][method] as (...args: readonly unknown[]) => unknown;
      send({ id, value: await action.apply(servers[target], [...args]) });
    } catch (error) {
      send({ id, error: String(error) });
    }
  });
  const { server, twin } = servers;
  send({ addresses: { server: server.url, twin: twin.url, pages: pages.url } });
});

// Whoever started it is gone.
process.once('disconnect', () => process.exit());
