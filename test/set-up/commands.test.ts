import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { freePort } from '../../scripts/set-up/free-port.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

/** Starts a command; resolves once it has printed an address. */
async function start(...args: string[]): Promise<{ child: ChildProcess; address: URL }> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  for await (const line of createInterface({ input: child.stdout })) {
    const [address] = /\b(http|ws):\/\/\S+/.exec(line) ?? [];
    if (address) return { child, address: new URL(address) };
  }
  throw new Error(`${args.join(' ')} ended without printing an address`);
}

async function connect(address: URL, path: string): Promise<WebSocket> {
  const url = new URL(path, address);
  url.protocol = 'ws:';
  const socket = new WebSocket(url);
  await once(socket, 'open');
  return socket;
}

/** Ends it by a signal; gives the exit code: not 0 where it did not stop by itself. */
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal);
  const [code] = await once(child, 'exit');
  return code;
}

describe('npm start', () => {
  it('serves the demo, and an echo under /ws/ on the same port', async () => {
    const { address } = await start('scripts/start.mjs');
    const page = await fetch(address);
    assert.match(await page.text(), /<html/);
    const socket = await connect(address, '/ws/');
    socket.send('hello');
    const [data] = await once(socket, 'message');
    assert.equal(String(data), 'hello');
  });

  it('takes a free port when its own is taken', async () => {
    const first = await start('scripts/start.mjs');
    const second = await start('scripts/start.mjs');
    assert.notEqual(second.address.port, first.address.port);
    assert.equal((await fetch(second.address)).status, 200);
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`stops all it started on ${signal}, with a page open`, async () => {
      const { child, address } = await start('scripts/start.mjs');
      const socket = await connect(address, '/ws/');
      const closed = once(socket, 'close');
      assert.equal(await end(child, signal), 0);
      assert.equal((await closed)[0], 1001);
      await assert.rejects(fetch(address));
    });
  }
});

describe('npm run dev-server', () => {
  it('passes its arguments on, and the signal that stops it', async () => {
    const port = await freePort(20_000 + Math.floor(Math.random() * 10_000));
    const { child, address } = await start('scripts/dev-server.mjs', '--port', String(port));
    assert.equal(address.port, String(port));
    const socket = await connect(address, '/ws/Ann');
    const closed = once(socket, 'close');
    assert.equal(await end(child, 'SIGINT'), 0);
    assert.equal((await closed)[0], 1001);
  });
});

describe('a free port', () => {
  for (const host of ['127.0.0.1', '0.0.0.0']) {
    it(`is not one that is taken at ${host}`, async () => {
      const server = createServer().listen(0, host);
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      assert.notEqual(await freePort(port), port);
      server.close();
    });
  }
});
