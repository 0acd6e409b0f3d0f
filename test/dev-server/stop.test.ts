import assert from 'node:assert/strict';
import { once } from 'node:events';
import { startDevServer } from '../../dev-server/index.ts';
import { handshake, join, link, Peer, serve, test, until } from './support.ts';

test('stop() tells every client "server is closed" in the JSON form it last used, then 1001', async (t) => {
  const server = await serve(t);
  const cases = [
    [[], 'server is closed'],
    [['ping', '{"heart":1}'], 'server is closed'],
    [['{"mode":"MESSAGE","msg":"x"}'], '{"mode":"MESSAGE","msg":"server is closed"}'],
    [
      ['{"mode":"HEART_BEAT","msg":"HEART_BEAT"}', 'plain'],
      '{"mode":"MESSAGE","msg":"server is closed"}',
    ],
    [
      ['{"mode":"MESSAGE","msg":"x"}', '{"ModeCode":"heart_beat","msg":"x"}'],
      '{"ModeCode":"message","msg":"server is closed"}',
    ],
  ] as const;
  const peers = await Promise.all(
    cases.map(async ([messages]) => {
      const peer = await join(t, server.address);
      for (const message of messages) await peer.ask(message);
      return peer;
    }),
  );
  await server.stop();
  for (const [index, [, farewell]] of cases.entries()) {
    assert.equal(await peers[index]?.next(), farewell);
    assert.equal((await peers[index]?.closed)?.code, 1001);
  }
  assert.equal(server.connections, 0);
});

test('stop() frees the port, and start() takes the same one again', async (t) => {
  const server = await serve(t);
  const { port, address } = server;
  await server.stop();
  const other = await startDevServer({ port });
  await assert.rejects(server.start(), { code: 'EADDRINUSE' });
  await other.stop();
  await server.start();
  assert.equal(server.address, address);
  const peer = await join(t, address);
  assert.equal(await peer.ask('x'), 'x');
});

test('stop() is bounded in time: stragglers, frozen clients, hanging upgrades are destroyed', async (t) => {
  const server = await serve(t, { stopTimeout: 1500 });
  const frozen = await join(t, `${server.address}?freeze=0`);
  const hanging = await link(t, server.port);
  handshake(hanging, '/ws/?hang');
  const silent = await link(t, server.port);
  const straggler = await link(t, server.port);
  handshake(straggler, '/ws/');
  await once(straggler, 'data');
  await until(() => server.connections === 1);
  const start = performance.now();
  await server.stop();
  const took = performance.now() - start;
  assert.ok(took >= 1490, `${took} ms`);
  assert.equal((await frozen.closed).code, 1006);
  for (const socket of [hanging, silent, straggler]) {
    socket.resume();
    if (!socket.closed) await once(socket, 'close');
  }
});

test('stop() waits for nobody when all answer, for frozen clients neither', async (t) => {
  const server = await serve(t, { stopTimeout: 60_000 });
  const peer = await join(t, `${server.address}?flood=1000&delay=60000&idle=60000&drop=60000`);
  peer.socket.send('never echoed');
  const frozen = await join(t, `${server.address}?freeze=0`);
  await server.stop();
  assert.equal((await peer.closed).code, 1001);
  assert.equal((await frozen.closed).code, 1006);
  await server.stop();
});

test('crash() is a pulled plug: no farewell, 1006, and nobody listens', async (t) => {
  const server = await serve(t);
  const peer = await join(t, `${server.address}me`);
  assert.equal(await peer.next(), 'Hello me!');
  const hanging = await link(t, server.port);
  handshake(hanging, '/ws/?hang');
  await server.crash();
  assert.deepEqual(await peer.closed, { code: 1006, reason: '' });
  assert.equal(peer.messages.length, 1);
  const [error] = await once(new Peer(server.address).socket, 'error');
  assert.equal((error as NodeJS.ErrnoException).code, 'ECONNREFUSED');
});

test('after crash(), start() serves on the same port again', async (t) => {
  const server = await serve(t);
  for (let round = 0; round < 3; round += 1) {
    const peer = await join(t, `${server.address}?name=me`);
    assert.equal(await peer.ask('x'), 'x');
    assert.equal(server.connections, 1);
    await server.crash();
    assert.equal(server.connections, 0);
    await server.start();
  }
});

test('the address can be connected to as it stands', async (t) => {
  for (const [host, address] of [
    ['127.0.0.1', /^ws:\/\/127\.0\.0\.1:\d+\/ws\/$/],
    ['localhost', /^ws:\/\/localhost:\d+\/ws\/$/],
    ['0.0.0.0', /^ws:\/\/localhost:\d+\/ws\/$/],
  ] as const) {
    const server = await serve(t, { host });
    assert.match(server.address, address);
    assert.equal(await (await join(t, server.address)).ask('x'), 'x');
  }
});
