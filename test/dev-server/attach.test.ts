import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import type { TestContext } from 'node:test';
import { createServer as createViteServer, type ViteDevServer } from 'vite';
import { type AttachOptions, attach } from '../../dev-server/index.ts';
import { devServer } from '../../dev-server/vite-plugin.ts';
import { join, Peer, test, until, upgrade } from './support.ts';

async function host(t: TestContext, options: AttachOptions = {}) {
  const http = createServer((_, response) => response.end('page'));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const attached = attach(http, options);
  t.after(async () => {
    await attached.crash();
    http.closeAllConnections();
    http.close();
  });
  const { port } = http.address() as AddressInfo;
  return { http, attached, port, address: `ws://127.0.0.1:${port}/ws/` };
}

async function vite(
  t: TestContext,
): Promise<{ server: ViteDevServer; port: number; root: string }> {
  const root = await realpath(await mkdtemp(joinPath(tmpdir(), 'dev-server-')));
  await writeFile(joinPath(root, 'index.html'), '<script type="module" src="/page.js"></script>');
  await writeFile(joinPath(root, 'page.js'), 'export default 1;\n');
  const server = await createViteServer({
    root,
    configFile: false,
    logLevel: 'silent',
    server: { port: 0, host: '127.0.0.1' },
    plugins: [devServer()],
  });
  t.after(async () => {
    await server.close();
    await rm(root, { recursive: true });
  });
  await server.listen(0);
  const address = server.httpServer?.address() as AddressInfo;
  return { server, root, port: address.port };
}

test('attach() serves /ws/ on the port of an HTTP server, beside its pages', async (t) => {
  const { attached, port, address } = await host(t);
  const peer = await join(t, `${address}me`);
  assert.equal(await peer.next(), 'Hello me!');
  assert.equal(await peer.ask('ping'), 'pong');
  assert.equal(attached.connections, 1);
  assert.equal(await (await fetch(`http://127.0.0.1:${port}/`)).text(), 'page');
  assert.equal((await upgrade(t, port, '/ws/', { Origin: 'https://evil.example' })).status, 403);
});

test('an upgrade that nobody handles is refused with 404', async (t) => {
  const { port } = await host(t);
  assert.equal((await upgrade(t, port, '/other')).status, 404);
});

test('upgrades of other listeners are left to them, as isHandledElsewhere says if given', async (t) => {
  const { http, port } = await host(t);
  http.on('upgrade', (request, socket) => {
    if (request.url === '/theirs') socket.end('HTTP/1.1 418 Theirs\r\n\r\n');
  });
  assert.equal((await upgrade(t, port, '/theirs')).status, 418);
  const strict = await host(t, { isHandledElsewhere: ({ url }) => url === '/theirs' });
  strict.http.on('upgrade', (request, socket) => {
    if (request.url === '/theirs') socket.end('HTTP/1.1 418 Theirs\r\n\r\n');
  });
  assert.equal((await upgrade(t, strict.port, '/theirs')).status, 418);
  assert.equal((await upgrade(t, strict.port, '/nobodys')).status, 404);
});

test('an attached server stops and starts alone: 503 in between, the pages stay', async (t) => {
  const { attached, port, address } = await host(t);
  const peer = await join(t, address);
  await attached.stop();
  assert.equal(await peer.next(), 'server is closed');
  assert.equal((await peer.closed).code, 1001);
  assert.equal((await upgrade(t, port, '/ws/')).status, 503);
  assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 200);
  attached.start();
  const again = await join(t, address);
  await attached.crash();
  assert.equal((await again.closed).code, 1006);
  assert.equal((await upgrade(t, port, '/ws/')).status, 503);
});

test('detach() leaves the HTTP server as it was', async (t) => {
  const { attached, http } = await host(t);
  await attached.detach();
  assert.equal(http.listenerCount('upgrade'), 0);
});

test('inside Vite it serves /ws/, and hot reload goes on', async (t) => {
  const { server, port, root } = await vite(t);
  const peer = await join(t, `ws://127.0.0.1:${port}/ws/me`);
  assert.equal(await peer.next(), 'Hello me!');

  const token = server.config.webSocketToken;
  const hot = new Peer(`ws://127.0.0.1:${port}/?token=${token}`, {}, ['vite-hmr']);
  t.after(() => hot.socket.terminate());
  assert.equal(JSON.parse(await hot.next()).type, 'connected');
  await server.transformRequest('/page.js');
  await until(() => server.watcher.getWatched()[root]?.includes('page.js') === true);
  await writeFile(joinPath(root, 'page.js'), 'export default 2;\n');
  assert.equal(JSON.parse(await hot.next()).type, 'full-reload');

  const alive = new Peer(`ws://127.0.0.1:${port}/`, {}, ['vite-ping']);
  assert.equal((await alive.closed).code, 1000, "Vite's own ping is answered by Vite");
  assert.equal(await peer.ask('still here'), 'still here');
});

test('inside Vite an upgrade that nobody handles is refused', async (t) => {
  const { port } = await vite(t);
  assert.equal((await upgrade(t, port, '/other')).status, 404);
  const headers = { 'Sec-WebSocket-Protocol': 'vite-hmr' };
  assert.equal((await upgrade(t, port, '/other', headers)).status, 404, 'nor does Vite');
});

test('inside Vite it goes on after a restart', async (t) => {
  const { server, port } = await vite(t);
  const peer = await join(t, `ws://127.0.0.1:${port}/ws/`);
  const old = server.httpServer;
  await server.restart();
  assert.equal(old?.listenerCount('upgrade'), 0, 'nothing is left at the old one');
  assert.equal((await peer.closed).code, 1006);
  const address = server.httpServer?.address() as AddressInfo;
  const again = await join(t, `ws://127.0.0.1:${address.port}/ws/`);
  assert.equal(await again.ask('x'), 'x');
  await server.close();
  assert.equal((await again.closed).code, 1001);
});

test("closing Vite's server says goodbye to the clients", async (t) => {
  const { server, port } = await vite(t);
  const peer = await join(t, `ws://127.0.0.1:${port}/ws/`);
  await server.close();
  assert.equal(await peer.next(), 'server is closed');
  assert.equal((await peer.closed).code, 1001);
});
