import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { createServer as createViteServer } from 'vite';
import { attach } from '../../dev-server/index.ts';
import { OriginPolicy } from '../../dev-server/origins.ts';
import { remoteControl } from '../../dev-server/remote-control.ts';
import { devServer } from '../../dev-server/vite-plugin.ts';
import { join, test, upgrade } from './support.ts';

async function host(t: TestContext) {
  const http = createServer((request, response) =>
    control(request, response, () => response.end('page')),
  );
  const attached = attach(http);
  const control = remoteControl(attached, new OriginPolicy());
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  t.after(async () => {
    await attached.crash();
    http.closeAllConnections();
    http.close();
  });
  const { port } = http.address() as AddressInfo;
  return { port, address: `ws://127.0.0.1:${port}/ws/` };
}

/** The status of an answer; headers as they are given, which `fetch` would not send. */
function post(port: number, path: string, headers = {}, method = 'POST'): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, method, headers, host: '127.0.0.1' }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject).end();
  });
}

test('POST /dev-server/stop stops the server with a word, start starts it again', async (t) => {
  const { port, address } = await host(t);
  const peer = await join(t, address);
  assert.equal(await post(port, '/dev-server/stop'), 204);
  assert.equal((await peer.closed).code, 1001);
  assert.equal((await upgrade(t, port, '/ws/')).status, 503);
  assert.equal(await post(port, '/dev-server/start'), 204);
  await join(t, address);
});

test('POST /dev-server/crash destroys the links without a word', async (t) => {
  const { port, address } = await host(t);
  const peer = await join(t, address);
  assert.equal(await post(port, '/dev-server/crash'), 204);
  assert.equal((await peer.closed).code, 1006);
});

test('only POST stops anything: an image or a link of any page can GET', async (t) => {
  const { port, address } = await host(t);
  assert.equal(await post(port, '/dev-server/stop', {}, 'GET'), 405);
  await join(t, address);
});

test('a page of a foreign Origin, or under a foreign Host, may not stop the server', async (t) => {
  const { port, address } = await host(t);
  assert.equal(await post(port, '/dev-server/stop', { Origin: 'https://evil.example' }), 403);
  assert.equal(await post(port, '/dev-server/stop', { Host: 'evil.example' }), 403);
  await join(t, address);
  const own = { Origin: `http://localhost:${port}` };
  assert.equal(await post(port, '/dev-server/stop', own), 204);
});

test('an unknown action is told, and other paths are left alone', async (t) => {
  const { port } = await host(t);
  assert.equal(await post(port, '/dev-server/explode'), 404);
  assert.equal(await post(port, '/page'), 200);
});

test("in Vite's server it is on the page's own port", async (t) => {
  const server = await createViteServer({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'silent',
    server: { port: 0, host: '127.0.0.1' },
    plugins: [devServer()],
  });
  t.after(() => server.close());
  await server.listen(0);
  const address = server.httpServer?.address() as AddressInfo;
  const { port } = address;
  const peer = await join(t, `ws://127.0.0.1:${port}/ws/`);
  assert.equal(await post(port, '/dev-server/stop'), 204);
  assert.equal((await peer.closed).code, 1001);
});
