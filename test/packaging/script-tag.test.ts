import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { launch } from 'puppeteer-core';
import { attach } from '../../dev-server/index.ts';
import { setUpBrowser } from '../../scripts/set-up/get-browser.mjs';
import { chromiumFlags } from '../runner/chromium-flags.mjs';
import { root } from './installed-package.ts';

const PAGE = `<!doctype html>
<script type="module" src="dist/heartbeat-socket.min.js"></script>
<heartbeat-socket url="/ws/Ann"></heartbeat-socket>`;

let browser: Browser;
let server: Server;
let clients: ReturnType<typeof attach>;

before(async () => {
  browser = await launch({ executablePath: await setUpBrowser(), args: chromiumFlags() });
  server = createServer((request, response) => {
    if (request.url === '/') {
      response.setHeader('Content-Type', 'text/html').end(PAGE);
    } else if (/^\/dist\/[\w.-]+\.js$/.test(request.url ?? '')) {
      const script = readFileSync(join(root, request.url ?? ''));
      response.setHeader('Content-Type', 'text/javascript').end(script);
    } else {
      response.writeHead(404).end();
    }
  });
  clients = attach(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

after(async () => {
  await browser?.close();
  await clients?.detach();
  server?.closeAllConnections();
  server?.close();
});

describe('a page with only the script tag', () => {
  it('connects', async () => {
    const page = await browser.newPage();
    const errors: unknown[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForSelector('heartbeat-socket:state(open)', { timeout: 10_000 });
    assert.deepEqual(
      clients.clients.map(({ name }) => name),
      ['Ann'],
    );
    assert.deepEqual(errors, []);
  });
});
