import { assert } from 'chai';
import { nextEvent } from '../../support/waiting.ts';
import { type Expect, subject } from '../support/expectation.ts';
import type { Scene } from '../support/scene.ts';
import { farewell, handshake } from '../support/script.ts';
import { outcomes, story, thrown } from '../support/story.ts';

const construct = ({ Socket }: Scene, ...args: unknown[]): WebSocket =>
  Reflect.construct(Socket, args);

const separators = [...'()<>@,;:\\"/[]?={} \t'];
const others = [
  '\0',
  '\x01',
  '\x1f',
  '\x7f',
  '\x80',
  '\xa0',
  'é',
  '\u0100',
  '\u2028',
  '例',
  '😀',
  '\ud800',
  '\n',
  '\r',
  '\u212a',
];
const allowed = [..."!#$%&'*+-.^_`|~0189azAZ"];

const show = (text: string): string => JSON.stringify(text);

/** What is given as subprotocols, and what the server is asked for. */
const requests: readonly (readonly [string, () => unknown, string | undefined])[] = [
  ['nothing', () => undefined, undefined],
  ['an empty list', () => [], undefined],
  ['a text', () => 'chat', 'chat'],
  ['a list of one', () => ['chat'], 'chat'],
  ['a list of several, in order', () => ['b', 'a', 'c'], 'b, a, c'],
  ['names that differ in case only', () => ['chat', 'Chat', 'CHAT'], 'chat, Chat, CHAT'],
  ['a Set', () => new Set(['a', 'b']), 'a, b'],
  [
    'a generator',
    () =>
      (function* () {
        yield 'a';
        yield 'b';
      })(),
    'a, b',
  ],
  ['a typed array', () => new Uint8Array([1, 2]), '1, 2'],
  ['a String object, letter by letter', () => new String('ab'), 'a, b'],
  ['null', () => null, 'null'],
  ['a number', () => 1.5, '1.5'],
  ['true', () => true, 'true'],
  ['a BigInt', () => 7n, '7'],
  ['an object with toString()', () => ({ toString: () => 'chat' }), 'chat'],
  [
    'a list of other values',
    () => [null, undefined, 1, { toString: () => 'x' }],
    'null, undefined, 1, x',
  ],
  ['a list within a list', () => [['a']], 'a'],
  ['a sparse list', () => new Array(1), 'undefined'],
  ['a very long name', () => 'x'.repeat(2000), 'x'.repeat(2000)],
  ['__proto__', () => ['__proto__', 'constructor'], '__proto__, constructor'],
];

const invalid: readonly (readonly [string, () => unknown])[] = [
  ['an empty text', () => ''],
  ['a list with an empty text', () => ['']],
  ['a list with an empty text among others', () => ['a', '', 'b']],
  ['a repeated name', () => ['a', 'a']],
  ['a name repeated further on', () => ['a', 'b', 'a']],
  ['values that become the same name', () => [1, '1']],
  ['two names in one text', () => 'a, b'],
  ['two names in one text, without a space', () => 'a,b'],
  ['a list within a list of two', () => [['a', 'b']]],
  ['an object', () => ({})],
  ['a right name before a wrong one', () => ['right', 'wr ong']],
  ['a Map', () => new Map([['a', 'b']])],
  ['an empty String object in a list', () => [new String('')]],
];

export const protocols = subject('subprotocols', (expect) => {
  for (const [name, make, header] of requests) {
    expect(
      `${name}: the server is asked for ${header === undefined ? 'none' : show(header.slice(0, 30))}`,
      async (scene) => {
        const place = scene.script({
          reply: handshake(
            header === undefined ? {} : { 'Sec-WebSocket-Protocol': header.split(', ')[0] },
          ),
          steps: farewell,
        });
        const given = make();
        const socket = scene.keep(
          construct(scene, place.url, ...(given === undefined ? [] : [given])),
        );
        await nextEvent(socket, 'open');
        socket.close();
        const { request } = await place.transcript();
        assert.equal(request.headers['sec-websocket-protocol'], header);
      },
    );
  }
  expect('undefined: the server is asked for none', async (scene) => {
    const place = scene.script();
    const socket = scene.keep(construct(scene, place.url, undefined));
    await nextEvent(socket, 'open');
    socket.close();
    assert.notProperty((await place.transcript()).request.headers, 'sec-websocket-protocol');
  });
  for (const [name, make] of invalid) {
    expect(`${name} is a SyntaxError`, (scene) => {
      assert.equal(
        thrown(() => construct(scene, scene.places.echo, make())),
        outcomes.syntax,
      );
    });
  }
  for (const character of [...separators, ...others]) {
    expect(`a name with ${show(character)} is a SyntaxError`, (scene) => {
      for (const name of [character, `a${character}`, `${character}a`, `a${character}b`]) {
        for (const given of [name, [name]]) {
          assert.equal(
            thrown(() => construct(scene, scene.places.echo, given)),
            outcomes.syntax,
          );
        }
      }
    });
  }
  expect(`a name may have each of ${allowed.join('')}`, (scene) => {
    scene.make(scene.places.echo, allowed);
    scene.make(scene.places.echo, allowed.join(''));
  });
  expectChoice(expect);
});

function expectChoice(expect: Expect): void {
  /** A server that answers with these subprotocols. */
  const choosing = (scene: Scene, chosen: string) =>
    scene.script({ reply: handshake({ 'Sec-WebSocket-Protocol': chosen }), steps: farewell });
  const close = { open: (socket: WebSocket) => socket.close() };
  const failed = ['error 3', 'close 3 1006 "" not clean'];

  expect(
    'protocol is empty while connecting, then what the server chose, and stays',
    async (scene) => {
      const socket = scene.make(choosing(scene, 'b').url, ['a', 'b']);
      assert.equal(socket.protocol, '');
      await nextEvent(socket, 'open');
      assert.equal(socket.protocol, 'b');
      socket.close();
      assert.equal(socket.protocol, 'b');
      await nextEvent(socket, 'close');
      assert.equal(socket.protocol, 'b');
    },
  );
  expect('protocol is empty where none was asked for', async (scene) => {
    const socket = await scene.open(scene.script().url);
    assert.equal(socket.protocol, '');
  });
  expect('protocol is the very text that was asked for, in its case', async (scene) => {
    assert.equal((await scene.open(undefined, 'ChAt')).protocol, 'ChAt');
  });
  expect('a server that chooses none though some were asked for', async (scene) => {
    const socket = scene.make(scene.script().url, ['a', 'b']);
    const lines = await story(socket, close);
    assert.equal(socket.protocol, '');
    return lines;
  });
  for (const [name, asked, chosen] of [
    ['what was not asked for', ['a'], 'b'],
    ['one though none was asked for', [], 'a'],
    ['another case', ['chat'], 'Chat'],
    ['two', ['a', 'b'], 'a, b'],
    ['an empty name', ['a'], ''],
  ] as const) {
    expect(`a server that chooses ${name} fails the attempt`, async (scene) => {
      const socket = scene.make(choosing(scene, chosen).url, [...asked]);
      assert.deepEqual(await story(socket, close), failed);
      assert.equal(socket.protocol, '');
    });
  }
  expect('a server that chooses twice fails the attempt', async (scene) => {
    const twice = { 'Sec-WebSocket-Protocol': 'a\r\nSec-WebSocket-Protocol: b' };
    const place = scene.script({ reply: handshake(twice), steps: farewell });
    assert.deepEqual(await story(scene.make(place.url, ['a', 'b']), close), failed);
  });
}
