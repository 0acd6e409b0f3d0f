import assert from 'node:assert/strict';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { handshake, join, link, Peer, serve, test, until, upgrade } from './support.ts';

const MODE = '{"mode":"HEART_BEAT","msg":"HEART_BEAT"}';
const MODE_CODE = '{"ModeCode":"heart_beat","msg":"2024-01-01T00:00:00.000Z"}';
const HEARTBEATS = ['ping', '检测', MODE, MODE_CODE, '{"heart":1}'];

test('messages are echoed, text as text and binary as binary', async (t) => {
  const peer = await join(t, (await serve(t)).address);
  for (const data of ['hello', '', '{"a":', 'null', '{"mode":"MESSAGE","msg":"x"}', '你好']) {
    assert.equal(await peer.ask(data), data);
  }
  assert.equal(await peer.ask(Buffer.from([0, 1, 2])), '\0\x01\x02');
  assert.equal(await peer.ask(Buffer.from('ping')), 'ping');
  assert.deepEqual(
    peer.messages.map(({ isBinary }) => isBinary),
    [false, false, false, false, false, false, true, true],
  );
});

test('ping is answered with pong, every other heartbeat by echo', async (t) => {
  const peer = await join(t, (await serve(t)).address);
  for (const probe of HEARTBEATS) {
    assert.equal(await peer.ask(probe), probe === 'ping' ? 'pong' : probe);
  }
});

test('/ws/NAME is the identity, percent-decoded, and greeted with Hello NAME!', async (t) => {
  const server = await serve(t);
  const peer = await join(t, `${server.address}J%C3%BCrgen%2F%20?name=other`);
  assert.equal(await peer.next(), 'Hello Jürgen/ !');
  assert.deepEqual(server.clients, [{ name: 'Jürgen/ ', isFrozen: false }]);
});

test('?name=NAME is the identity and is not greeted', async (t) => {
  const server = await serve(t);
  const peer = await join(t, `${server.address}?name=a+b%21&token=x%3D`);
  assert.equal(await peer.ask('first'), 'first');
  assert.deepEqual(server.clients, [{ name: 'a b!', isFrozen: false }]);
});

test('without a name there is no identity, and nobody is replaced', async (t) => {
  const server = await serve(t);
  const peers = [await join(t, server.address), await join(t, `${server.address}?name=`)];
  for (const peer of peers) assert.equal(await peer.ask('x'), 'x');
  assert.deepEqual(
    server.clients.map(({ name }) => name),
    [undefined, undefined],
  );
});

test('a newer connection of a name closes the older one with 4409 replaced', async (t) => {
  const server = await serve(t);
  const older = await join(t, `${server.address}?name=twin`);
  const stranger = await join(t, `${server.address}?name=other`);
  const newer = await join(t, `${server.address}twin`);
  assert.deepEqual(await older.closed, { code: 4409, reason: 'replaced' });
  await newer.next();
  assert.equal(await newer.ask('x'), 'x');
  assert.equal(await stranger.ask('x'), 'x');
  assert.equal(server.connections, 2);
  const newest = await join(t, `${server.address}?name=twin`);
  assert.equal((await newer.closed).code, 4409, 'the end of the oldest has not freed the name');
  assert.equal(await newest.ask('x'), 'x');
});

test('?idle=MS closes with 1001 idle when nothing has come for MS', async (t) => {
  const server = await serve(t);
  const peer = await join(t, `${server.address}?idle=4000`);
  let last = 0;
  for (let beat = 0; beat < 2; beat += 1) {
    await (await join(t, `${server.address}?delay=500`)).ask('a while');
    last = performance.now();
    await peer.ask('still here');
  }
  assert.deepEqual(await peer.closed, { code: 1001, reason: 'idle' });
  assert.ok(performance.now() - last >= 3990, 'every message starts the time over');
});

test('?delay=MS echoes MS late, in order, heartbeats too', async (t) => {
  const server = await serve(t);
  const peer = await join(t, `${server.address}?delay=300`);
  const witness = await join(t, `${server.address}?delay=800`);
  const start = performance.now();
  for (const data of ['one', 'ping', 'two']) peer.socket.send(data);
  const later = witness.ask('later than each, sooner than one after the other');
  await peer.next();
  assert.ok(performance.now() - start >= 299);
  await later;
  assert.deepEqual(
    peer.messages.map(({ data }) => data),
    ['one', 'pong', 'two'],
  );
});

test('?freeze=MS makes a half-open link: nothing is answered or closed', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const server = await serve(t, { pingInterval: 30 });
  const peer = await join(t, `${server.address}?freeze=60&flood=500`);
  await until(() => server.clients[0]?.isFrozen === true);
  // Protocol pings that nobody answers.
  t.mock.timers.tick(90);
  const witness = await join(t, `${server.address}?delay=100`);
  await witness.ask('what was under way has arrived');
  const before = peer.messages.length;
  peer.socket.send('ping');
  peer.socket.ping();
  peer.socket.close(1000);
  await witness.ask('meanwhile');
  assert.equal(peer.messages.length, before, 'no message, of the flood neither');
  assert.equal(peer.pongs, 0, 'no protocol pong');
  assert.equal(peer.socket.readyState, peer.socket.CLOSING, 'no close frame, no end');
  assert.equal(server.connections, 1, 'the frozen one does not count');
});

test('?freeze=MS stops reading the TCP connection', async (t) => {
  const server = await serve(t);
  const megabyte = Buffer.alloc(1_000_000);
  const frozen = await join(t, `${server.address}?freeze=0`);
  const reading = await join(t, server.address);
  for (let count = 0; count < 30; count += 1) {
    frozen.socket.send(megabyte);
    reading.socket.send(megabyte);
  }
  while (reading.messages.length < 30) await reading.next();
  assert.equal(reading.socket.bufferedAmount, 0);
  assert.ok(frozen.socket.bufferedAmount > 1_000_000, `${frozen.socket.bufferedAmount} B wait`);
});

test('a frozen client is replaced without being told', async (t) => {
  const server = await serve(t);
  const frozen = await join(t, `${server.address}?name=twin&freeze=0`);
  const newer = await join(t, `${server.address}?name=twin&delay=50`);
  await newer.ask('x');
  assert.equal(frozen.socket.readyState, frozen.socket.OPEN);
  assert.equal(server.connections, 1);
});

test('?mute echoes messages but answers no heartbeat', async (t) => {
  const peer = await join(t, `${(await serve(t)).address}?mute`);
  for (const probe of HEARTBEATS) peer.socket.send(probe);
  peer.socket.send(Buffer.from('ping'));
  assert.equal(await peer.ask('message'), 'message');
  const wrapped = '{"mode":"MESSAGE","msg":"HEART_BEAT"}';
  assert.equal(await peer.ask(wrapped), wrapped);
});

test('?drop=MS destroys the TCP connection MS after opening', async (t) => {
  const server = await serve(t);
  const start = performance.now();
  const peer = await join(t, `${server.address}me?drop=600`);
  assert.equal(await peer.next(), 'Hello me!');
  assert.deepEqual(await peer.closed, { code: 1006, reason: '' });
  assert.ok(performance.now() - start >= 599);
});

test('?freeze and ?drop together: a dead link that ends at last', async (t) => {
  const peer = await join(t, `${(await serve(t)).address}?freeze=0&drop=40`);
  assert.equal((await peer.closed).code, 1006);
  assert.equal(peer.messages.length, 0);
});

test('?close=CODE&after=MS closes with that code', async (t) => {
  const server = await serve(t);
  for (const code of [1000, 1001, 1003, 1005, 1008, 1012, 1014, 3000, 4429, 4999]) {
    const peer = new Peer(`${server.address}?close=${code}`);
    assert.deepEqual(await peer.closed, { code, reason: '' });
  }
  const start = performance.now();
  const peer = await join(t, `${server.address}me?close=4000&after=600`);
  assert.equal(await peer.next(), 'Hello me!');
  assert.equal((await peer.closed).code, 4000);
  assert.ok(performance.now() - start >= 599);
});

test('?refuse=STATUS answers the upgrade with that HTTP status', async (t) => {
  const { port } = await serve(t);
  for (const status of [200, 204, 304, 401, 404, 426, 429, 503, 599]) {
    assert.equal((await upgrade(t, port, `/ws/?refuse=${status}`)).status, status);
  }
});

test('?hang never answers the upgrade, and the server notices when the client goes', async (t) => {
  const server = await serve(t, { handshakeTimeout: 3000 });
  const socket = await link(t, server.port);
  handshake(socket, '/ws/?hang');
  let bytes = 0;
  socket.on('data', (data) => {
    bytes += data.length;
  });
  // Younger and without a handshake: when its time is up, so is that of the other.
  const silent = await link(t, server.port);
  silent.resume();
  await once(silent, 'close');
  assert.equal(bytes, 0);
  assert.equal(socket.readyState, 'open');
  assert.equal(server.connections, 0);
  const closed = once(socket, 'close');
  socket.end('bytes before the end');
  await closed;
});

test('?garbage=MS sends a frame that every client must fail', async (t) => {
  const peer = new Peer(`${(await serve(t)).address}?garbage=40&flood=1000`);
  const [error] = (await once(peer.socket, 'error')) as [Error & { code: string }];
  assert.match(error.code, /^WS_ERR_(INVALID_OPCODE|UNEXPECTED_RSV)/);
  assert.equal((await peer.closed).code, 1006);
});

test('?flood=PER_SECOND&size=BYTES pushes numbered messages at that rate', async (t) => {
  const server = await serve(t);
  for (const [perSecond, size] of [
    [50, 64],
    [5000, 20],
    [400, 65_536],
  ] as const) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    // It measures from one of its ticks to the next.
    await until(() => delay.count > 0);
    const before = performance.now();
    const peer = await join(t, `${server.address}?flood=${perSecond}&size=${size}`);
    const start = performance.now();
    const total = Math.ceil(perSecond * 0.4);
    while (peer.messages.length < total) await peer.next();
    const end = performance.now();
    peer.socket.terminate();
    const { count } = delay;
    await until(() => delay.count > count);
    delay.disable();
    // Server and client share this process: what held its event loop up held the flood up as well.
    const stalled = 2 * (delay.max / 1e6);
    const due = (total / perSecond) * 1000;
    // It began somewhere in between.
    const [most, least] = [end - before, end - start];
    assert.ok(most > due * 0.85, `${total} in ${most} ms, ${due} ms would be right`);
    assert.ok(least < due * 1.15 + stalled, `${total} in ${least} ms, ${stalled} ms stalled`);
    peer.messages.forEach(({ data, isBinary }, index) => {
      assert.equal(Buffer.byteLength(data), size);
      assert.equal(Number(data), index + 1);
      assert.equal(isBinary, false);
    });
  }
});

test('?flood pushes no more than the client reads', async (t) => {
  const server = await serve(t);
  const socket = await link(t, server.port);
  handshake(socket, '/ws/?flood=1000000&size=65536');
  await once(socket, 'data');
  socket.pause();
  const witness = await join(t, `${server.address}?delay=200`);
  await witness.ask('the buffers of the system fill');
  const before = process.memoryUsage().external;
  await witness.ask('meanwhile');
  assert.ok(process.memoryUsage().external - before < 20_000_000);
});

test('answers that a client does not read are not piled up without limit', async (t) => {
  let received = 0;
  const server = await serve(t, {
    onMessage: ({ data }) => {
      received += data.length;
    },
  });
  const peer = await join(t, server.address);
  const total = 60;
  peer.socket.pause();
  for (let count = 0; count < total; count += 1) peer.socket.send(Buffer.alloc(1_000_000));
  const witness = await join(t, `${server.address}?delay=200`);
  await witness.ask('meanwhile');
  assert.ok(received < 40_000_000, `${received} bytes taken in`);
  peer.socket.resume();
  while (peer.messages.length < total) await peer.next();
});

test('onMessage is told of every message that arrives', async (t) => {
  const log: string[] = [];
  const server = await serve(t, {
    onMessage: ({ name, data, isBinary }) => log.push(`${name} ${data} ${isBinary}`),
  });
  const peer = await join(t, `${server.address}?name=me&mute`);
  peer.socket.send('ping');
  await peer.ask(Buffer.from('bytes'));
  assert.deepEqual(log, ['me ping false', 'me bytes true']);
});
