import assert from 'node:assert/strict';
import { once } from 'node:events';
import { startDevServer } from '../../dev-server/index.ts';
import { HANDSHAKE, handshake, join, link, serve, test, upgrade } from './support.ts';

test('bad input: a path that does not begin with /ws/ is refused with 404', async (t) => {
  const { port } = await serve(t);
  for (const path of ['/', '/ws', '/wsx/', '/chat', '//ws/', '/WS/', '*']) {
    const { status, body } = await upgrade(t, port, path);
    assert.equal(status, 404, path);
    assert.match(body, /must begin with \/ws\/\.$/);
  }
  assert.equal((await upgrade(t, port, '/ws/')).status, 101);
});

test('bad input: malformed percent-encoding is a 400', async (t) => {
  const { port } = await serve(t);
  for (const path of ['/ws/%', '/ws/%zz', '/ws/%C3%28', '/ws/?name=%E4', '/ws/?%=1']) {
    const { status, body } = await upgrade(t, port, path);
    assert.equal(status, 400, path);
    assert.match(body, /percent-encoding .* is malformed/);
  }
});

test('bad input: a Host passes when it is a loopback name or address, else 403, without one 400', async (t) => {
  const { port } = await serve(t);
  const status = async (Host: string | undefined) =>
    (await upgrade(t, port, '/ws/', { Host })).status;
  for (const host of [
    'localhost',
    `LOCALHOST:${port}`,
    'app.localhost',
    '127.0.0.1',
    '127.9.8.7:1',
    '[::1]',
    '[::1]:80',
  ]) {
    assert.equal(await status(host), 101, host);
  }
  for (const host of [
    'evil.example',
    'localhost.evil.example',
    'evillocalhost',
    '127.0.0.1.evil.example',
    '192.168.1.5',
    '128.0.0.1',
    '[::2]',
    'user@localhost',
    'evil.example#localhost',
    'localhost/x',
    '',
    ':',
    'local host',
  ]) {
    assert.equal(await status(host), 403, host);
  }
  assert.equal(await status(undefined), 400);
});

test('bad input: an Origin passes when it is on loopback or there is none, else 403', async (t) => {
  const { port } = await serve(t);
  const status = async (Origin: string) => (await upgrade(t, port, '/ws/', { Origin })).status;
  for (const origin of [
    'http://localhost',
    'https://localhost:5173',
    'http://demo.localhost:80',
    'http://127.0.0.1:8000',
    'http://[::1]:8000',
  ]) {
    assert.equal(await status(origin), 101, origin);
  }
  for (const origin of [
    'https://evil.example',
    'http://localhost.evil.example',
    'http://127.0.0.1.evil.example',
    'http://localhost@evil.example',
    'null',
    'file://',
    'chrome-extension://localhost',
    '',
    'localhost',
  ]) {
    assert.equal(await status(origin), 403, origin);
  }
  assert.equal((await upgrade(t, port, '/ws/')).status, 101);
});

test('allowOrigins lets these origins pass, and their host names as Host', async (t) => {
  const allowOrigins = ['https://App.example:8443', 'http://192.168.1.5/', 'null'];
  const { port } = await serve(t, { allowOrigins });
  const status = async (headers: Record<string, string>) =>
    (await upgrade(t, port, '/ws/', headers)).status;
  assert.equal(await status({ Origin: 'https://app.example:8443' }), 101);
  assert.equal(await status({ Origin: 'http://192.168.1.5', Host: `192.168.1.5:${port}` }), 101);
  assert.equal(await status({ Origin: 'null' }), 101);
  assert.equal(await status({ Origin: 'https://app.example' }), 403, 'another port');
  assert.equal(await status({ Origin: 'http://app.example:8443' }), 403, 'another scheme');
  assert.equal(await status({ Host: 'other.example' }), 403);
  assert.equal(await status({ Origin: 'http://localhost' }), 101);
});

test('an allowed origin that is none is an error that says what one is', async () => {
  for (const text of ['app.example', '*', 'https://app.example/path', 'ws://app.example', '']) {
    await assert.rejects(startDevServer({ allowOrigins: [text] }), {
      name: 'TypeError',
      message: /is no origin\. An origin is a scheme, a host and perhaps a port/,
    });
  }
});

test('bad input: an invalid query value is a 400 with a sentence that says what is allowed', async (t) => {
  const { port } = await serve(t);
  const cases: readonly (readonly [string, RegExp])[] = [
    ['idle=abc', /^idle must be a whole number of milliseconds from 1 to 2147483647, not "abc"\.$/],
    ['idle=0', /^idle must be .* from 1 /],
    ['delay=-1', /^delay must be .* from 0 to 2147483647, not "-1"\.$/],
    ['delay=1.5', /^delay must be a whole number/],
    ['freeze=', /^freeze must be .* not ""\.$/],
    ['freeze', /^freeze must be/],
    ['drop=1e3', /^drop must be/],
    ['garbage=99999999999', /^garbage must be/],
    ['close=99999', /^close must be a close code .* 3000-4999, not "99999"\.$/],
    ['close=1006', /^close must be/],
    ['close=1015', /^close must be/],
    ['close=2000', /^close must be/],
    ['close=1000&after=x', /^after must be/],
    ['after=100', /^after has no meaning without close/],
    ['refuse=42', /^refuse must be an HTTP status from 200 to 599, not "42"\.$/],
    ['refuse=101', /^refuse must be/],
    ['refuse=600', /^refuse must be/],
    ['flood=-1', /^flood must be a whole number of messages a second from 1 to 1000000/],
    ['flood=0', /^flood must be/],
    ['flood=Infinity', /^flood must be/],
    ['flood=10&size=0', /^size must be a whole number of bytes from 1 to 1048576/],
    ['flood=10&size=1048577', /^size must be/],
    ['size=10', /^size has no meaning without flood/],
    ['mute=maybe', /^mute stands alone/],
    ['hang=2', /^hang stands alone/],
    ['hang&refuse=500', /^hang and refuse contradict/],
    ['idle=100&idle=200', /^idle is given more than once/],
    [`idle=${'9'.repeat(5000)}`, /^idle must be .{1,150}$/],
  ];
  for (const [query, sentence] of cases) {
    const { status, body } = await upgrade(t, port, `/ws/?${query}`);
    assert.equal(status, 400, query);
    assert.match(body, sentence);
  }
});

test('a parameter that is not known is left alone', async (t) => {
  const { port } = await serve(t);
  assert.equal((await upgrade(t, port, '/ws/?token=1&token=2&&=&x')).status, 101);
  assert.equal((await upgrade(t, port, '/ws/?mute=false&hang=0')).status, 101);
});

test('bad input: a handshake that is no WebSocket handshake is refused', async (t) => {
  const { port } = await serve(t);
  const status = async (headers: Record<string, string | undefined>) =>
    (await upgrade(t, port, '/ws/', headers)).status;
  assert.equal(await status({ 'Sec-WebSocket-Key': undefined }), 400);
  assert.equal(await status({ 'Sec-WebSocket-Key': 'short' }), 400);
  assert.equal(await status({ 'Sec-WebSocket-Version': '12' }), 400);
  assert.equal(await status({ Upgrade: 'h2c' }), 400);
});

test('bad input: a request that is no upgrade is told so', async (t) => {
  const { port } = await serve(t);
  const here = await fetch(`http://127.0.0.1:${port}/ws/`);
  assert.equal(here.status, 426);
  assert.equal(here.headers.get('upgrade'), 'websocket');
  assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 404);
});

test('the first subprotocol that a client offers is selected, compression never', async (t) => {
  const { port } = await serve(t);
  const socket = await link(t, port);
  handshake(socket, '/ws/', {
    'Sec-WebSocket-Protocol': 'one, two',
    'Sec-WebSocket-Extensions': 'permessage-deflate',
  });
  const [head] = await once(socket, 'data');
  assert.match(String(head), /^HTTP\/1.1 101 /);
  assert.match(String(head), /\r\nSec-WebSocket-Protocol: one\r\n/i);
  assert.doesNotMatch(String(head), /Sec-WebSocket-Extensions/i);
});

test('bad input: a message of 1 MiB is echoed, a larger one is answered with 1009', async (t) => {
  const server = await serve(t);
  const peer = await join(t, server.address);
  const largest = Buffer.alloc(1_048_576, 'x');
  assert.equal((await peer.ask(largest)).length, largest.length);
  for (const size of [1_048_577, 2_097_152]) {
    const offender = await join(t, server.address);
    offender.socket.send(Buffer.alloc(size));
    assert.equal((await offender.closed).code, 1009);
  }
  assert.equal(await peer.ask('still here'), 'still here');
});

test('bad input: a client that breaks the protocol is closed, and nobody else', async (t) => {
  const server = await serve(t);
  const peer = await join(t, server.address);
  const offender = await link(t, server.port);
  handshake(offender, '/ws/');
  await once(offender, 'data');
  const closed = once(offender, 'close');
  offender.write(Buffer.from([0x81, 0x01, 0x41])); // not masked: RFC 6455, section 5.1
  const [frame] = await once(offender, 'data');
  assert.deepEqual([...frame.subarray(0, 4)], [0x88, 0x02, 0x03, 0xea]);
  await closed;
  assert.equal(await peer.ask('still here'), 'still here');
});

test('bad input: clients that never finish a handshake are dropped', async (t) => {
  const { port } = await serve(t, { handshakeTimeout: 150 });
  const silent = await link(t, port);
  const half = await link(t, port);
  half.write(`GET /ws/ HTTP/1.1\r\nHost: ${HANDSHAKE.Host}\r\nConnection: Upgrade\r\n`);
  const drained = [silent, half].map(async (socket) => {
    socket.resume();
    await once(socket, 'close');
  });
  await Promise.all(drained);
});

test('a client without a sign of life is dropped by protocol ping, one that answers stays', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const server = await serve(t, { pingInterval: 60 });
  const alive = await join(t, server.address);
  const witness = await join(t, server.address);
  const dead = await join(t, server.address, { autoPong: false });
  for (let check = 0; check < 4; check += 1) {
    const pinged = once(alive.socket, 'ping');
    t.mock.timers.tick(60);
    await pinged;
    // A message of its own would be a sign of life too; another's is read after its pong.
    await witness.ask('its pong has been read');
  }
  assert.equal((await dead.closed).code, 1006);
  assert.equal(await alive.ask('still here'), 'still here');
  assert.equal(server.connections, 2);
});

test('bad input: 1,000 clients at once', async (t) => {
  const server = await serve(t);
  const peers = await Promise.all(
    Array.from({ length: 1000 }, (_, index) => join(t, `${server.address}?name=${index}`)),
  );
  assert.equal(server.connections, 1000);
  const echoes = await Promise.all(peers.map((peer, index) => peer.ask(`message ${index}`)));
  echoes.forEach((echo, index) => {
    assert.equal(echo, `message ${index}`);
  });
  await server.stop();
  const closes = await Promise.all(peers.map((peer) => peer.closed));
  assert.ok(closes.every(({ code }) => code === 1001));
});
