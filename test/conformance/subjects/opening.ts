import { assert } from 'chai';
import { block, nextEvent, timer } from '../../support/waiting.ts';
import { type Expect, subject } from '../support/expectation.ts';
import type { Scene } from '../support/scene.ts';
import { farewell, handshake, type Script, textFrame } from '../support/script.ts';
import { story } from '../support/story.ts';

const failed = ['error 3', 'close 3 1006 "" not clean'];

/** A server's answer that is no success, with a body and an end. */
const refusal = (status: string, headers = '') =>
  ({
    reply: `HTTP/1.1 ${status}\r\n${headers}Content-Length: 2\r\nConnection: close\r\n\r\nno`,
    steps: [{ end: true }],
  }) as const;

/** Servers that do not let a client in. */
const refusals: Readonly<Record<string, Script>> = {
  'answers 200': refusal('200 OK'),
  'answers 201': refusal('201 Created'),
  'answers 204': { reply: 'HTTP/1.1 204 No Content\r\n\r\n', steps: [{ end: true }] },
  'answers 400': refusal('400 Bad Request'),
  'answers 401 and asks for a password': refusal('401 Unauthorized', 'WWW-Authenticate: Basic\r\n'),
  'answers 403': refusal('403 Forbidden'),
  'answers 404': refusal('404 Not Found'),
  'answers 407': refusal('407 Proxy Authentication Required'),
  'answers 426': refusal('426 Upgrade Required'),
  'answers 500': refusal('500 Internal Server Error'),
  'answers 503': refusal('503 Service Unavailable', 'Retry-After: 0\r\n'),
  'answers no HTTP': { reply: 'hello\r\n\r\n', steps: [{ end: true }] },
  'ends within its answer': { reply: 'HTTP/1.1 101 Switching', steps: [{ end: true }] },
  'ends without an answer': { reply: null, steps: [{ end: true }] },
  'resets without an answer': { reply: null, steps: [{ reset: true }] },
  'resets within its answer': { reply: 'HTTP/1.1 101 Swit', steps: [{ reset: true }] },
};

/** Answers to the handshake that RFC 6455, section 4.1, has a client refuse. */
const wrong: Readonly<Record<string, string>> = {
  'a wrong key': handshake({ 'Sec-WebSocket-Accept': 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }),
  'a key in small letters': handshake({ 'Sec-WebSocket-Accept': 'x{accept}' }),
  'an empty key': handshake({ 'Sec-WebSocket-Accept': '' }),
  'no key': handshake({ 'Sec-WebSocket-Accept': undefined }),
  'two keys': handshake({ 'Sec-WebSocket-Accept': '{accept}\r\nSec-WebSocket-Accept: x' }),
  'no Upgrade': handshake({ Upgrade: undefined }),
  'another Upgrade': handshake({ Upgrade: 'h2c' }),
  'two Upgrades': handshake({ Upgrade: 'websocket, h2c' }),
  'no Connection': handshake({ Connection: undefined }),
  'another Connection': handshake({ Connection: 'close' }),
  'an extension nobody asked for': handshake({ 'Sec-WebSocket-Extensions': 'x-own' }),
  'an extension with a wrong parameter': handshake({
    'Sec-WebSocket-Extensions': 'permessage-deflate; x=1',
  }),
  'an extension twice': handshake({
    'Sec-WebSocket-Extensions': 'permessage-deflate, permessage-deflate',
  }),
  'an extension that is none': handshake({ 'Sec-WebSocket-Extensions': ';' }),
  'status 200': handshake().replace('101', '200'),
  'status 102': handshake().replace('101', '102'),
};

/** Answers that are unusual and right. */
const right: Readonly<Record<string, string>> = {
  'names in other cases': handshake({ Upgrade: 'WebSocket', Connection: 'UPGRADE' }),
  'more than Upgrade in Connection': handshake({ Connection: 'keep-alive, Upgrade' }),
  'no reason phrase': handshake().replace(' Switching Protocols', ''),
  'other headers': handshake({
    Server: 'own',
    'X-Own': 'x'.repeat(5000),
    'Set-Cookie': 'a=b; Max-Age=0',
  }),
  'white space around values': handshake({ Upgrade: ' \t websocket \t' }),
};

/** Ports of the Fetch standard's list that no page connects to. */
const blockedPorts = [1, 22, 25, 110, 143, 6000, 6667, 10080];

export const opening = subject('opening', (expect) => {
  expectSuccess(expect);
  for (const [name, reply] of Object.entries(right)) {
    expect(`a handshake answered with ${name} opens`, async (scene) => {
      await scene.open(scene.script({ reply, steps: farewell }).url);
    });
  }
  for (const [name, script] of Object.entries(refusals)) {
    expect(`a server that ${name}: error, then close, both in CLOSED`, (scene) =>
      fail(scene, script),
    );
  }
  for (const [name, reply] of Object.entries(wrong)) {
    expect(`a handshake answered with ${name}: error, then close`, (scene) =>
      fail(scene, { reply, steps: farewell }),
    );
  }
  for (const port of blockedPorts) {
    expect(`port ${port} is blocked: no exception, but error, then close`, async (scene) => {
      await scene.succeedFirst();
      assert.deepEqual(await story(scene.make(`ws://127.0.0.1:${port}/`)), failed);
    });
  }
  expectFailure(expect);
});

async function fail(scene: Scene, script: Script): Promise<void> {
  await scene.succeedFirst();
  assert.deepEqual(await story(scene.make(scene.script(script).url)), failed);
}

function expectSuccess(expect: Expect): void {
  expect('it connects in the background: CONNECTING, with nothing told yet', (scene) => {
    const socket = scene.make();
    const { readyState, bufferedAmount, protocol, extensions, binaryType } = socket;
    assert.deepEqual(
      { readyState, bufferedAmount, protocol, extensions, binaryType },
      { readyState: 0, bufferedAmount: 0, protocol: '', extensions: '', binaryType: 'blob' },
    );
  });
  expect('it stays CONNECTING until the server answers, then opens', async (scene) => {
    const socket = scene.make(scene.script({ reply: null }).url);
    await Promise.resolve();
    assert.equal(socket.readyState, 0);
    await timer(0);
    await (await fetch(location.href)).text();
    assert.equal(socket.readyState, 0);
    socket.close();
  });
  expect('it is OPEN in its open event, and not before', async (scene) => {
    const socket = scene.make();
    const seen: number[] = [];
    socket.addEventListener('open', () => seen.push(socket.readyState));
    while (socket.readyState === 0) await timer(0);
    if (!seen.length) await nextEvent(socket, 'open');
    assert.deepEqual(seen, [1]);
  });
  expect('listeners added in a microtask, or after long work, hear open', async (scene) => {
    const socket = scene.make();
    await Promise.resolve();
    block(100);
    const events: string[] = [];
    socket.onopen = () => events.push('open');
    await nextEvent(socket, 'open');
    assert.deepEqual(events, ['open']);
  });
  expect('open comes once, before any message', async (scene) => {
    const place = scene.script({
      steps: [{ write: textFrame('a') + textFrame('b') }, ...farewell],
    });
    let count = 0;
    const lines = await story(scene.make(place.url), {
      message(socket) {
        if (++count === 2) socket.close();
      },
    });
    assert.deepEqual(lines, ['open 1', 'message 1 "a"', 'message 1 "b"', 'close 3 1005 "" clean']);
  });
  expect('several sockets to one address are of no concern to each other', async (scene) => {
    const sockets = await Promise.all([scene.open(), scene.open(), scene.open()]);
    sockets[1]?.close();
    await nextEvent(sockets[1] as WebSocket, 'close');
    assert.deepEqual(
      sockets.map(({ readyState }) => readyState),
      [1, 3, 1],
    );
  });
  expect('the url stays in every state', async (scene) => {
    const socket = scene.make(`${scene.places.echo}?a b`);
    const url = `${scene.places.echo}?a%20b`;
    const seen = [socket.url];
    socket.addEventListener('open', () => {
      seen.push(socket.url);
      socket.close();
      seen.push(socket.url);
    });
    await nextEvent(socket, 'close');
    assert.deepEqual([...seen, socket.url], [url, url, url, url]);
  });
  expect('extensions tells what was agreed on, and stays', async (scene) => {
    const reply = handshake({ 'Sec-WebSocket-Extensions': 'permessage-deflate' });
    const socket = await scene.open(scene.script({ reply, steps: farewell }).url);
    assert.equal(socket.extensions, 'permessage-deflate');
    socket.close();
    assert.equal(socket.extensions, 'permessage-deflate');
    await nextEvent(socket, 'close');
    assert.equal(socket.extensions, 'permessage-deflate');
  });
  expect('extensions is empty where the server takes none', async (scene) => {
    assert.equal((await scene.open()).extensions, '');
  });
}

function expectFailure(expect: Expect): void {
  expect('nobody listens: error, then close', async (scene) => {
    await scene.succeedFirst();
    assert.deepEqual(await story(scene.make(scene.places.refused)), failed);
  });
  expect('wss: where there is no TLS: error, then close', async (scene) => {
    await scene.succeedFirst();
    assert.deepEqual(await story(scene.make(scene.places.echo.replace('ws:', 'wss:'))), failed);
  });
  expect('a redirect is not followed', async (scene) => {
    const { echo } = scene.places;
    for (const status of ['301 Moved Permanently', '307 Temporary Redirect']) {
      await fail(scene, refusal(status, `Location: ${echo.replace('ws', 'http')}\r\n`));
    }
  });
  expect('protocol, extensions and bufferedAmount stay empty, and the url stays', async (scene) => {
    await scene.succeedFirst();
    const socket = scene.make(scene.places.refused, ['a']);
    await nextEvent(socket, 'close');
    const { url, protocol, extensions, bufferedAmount } = socket;
    assert.deepEqual(
      [url, protocol, extensions, bufferedAmount],
      [scene.places.refused, '', '', 0],
    );
  });
  expect('a failed socket stays CLOSED: no other attempt, no other event', async (scene) => {
    await scene.succeedFirst();
    const socket = scene.make(scene.places.refused);
    await story(socket);
    const later: string[] = [];
    for (const type of ['open', 'error', 'close']) {
      socket.addEventListener(type, () => later.push(type));
    }
    await scene.closed();
    assert.deepEqual([later, socket.readyState], [[], 3]);
  });
}
