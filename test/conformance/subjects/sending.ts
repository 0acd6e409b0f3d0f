import { assert } from 'chai';
import { nextEvent } from '../../support/waiting.ts';
import { arrived, bytes, send, summary } from '../support/arrived.ts';
import { type Expect, subject } from '../support/expectation.ts';
import { textHex } from '../support/script.ts';

const texts: Readonly<Record<string, string>> = {
  empty: '',
  ASCII: 'hello',
  'white space': ' \t\r\n ',
  'a zero': '\0',
  'letters of two bytes': 'é',
  'letters of three bytes': '例€',
  'a pair of surrogates': '😀',
  'a byte order mark': '\ufeffx',
  'a noncharacter': '\uffff\ufdd0',
  'what looks like markup': '<b>&amp;</b>',
  'what looks like a frame': '\x81\x05hello',
};

const surrogates: Readonly<Record<string, readonly [string, string]>> = {
  high: ['a\ud83db', 'a\ufffdb'],
  low: ['a\ude00b', 'a\ufffdb'],
  'high at the end': ['a\ud83d', 'a\ufffd'],
  'low at the start': ['\ude00a', '\ufffda'],
  'two high ones': ['\ud83d\ud83d', '\ufffd\ufffd'],
  reversed: ['\ude00\ud83d', '\ufffd\ufffd'],
  'high before a pair': ['\ud83d\ud83d\ude00', '\ufffd😀'],
};

/** Values that are neither text nor bytes, and the text that they become. */
const converted: readonly (readonly [string, () => unknown, string])[] = [
  ['null', () => null, 'null'],
  ['undefined', () => undefined, 'undefined'],
  ['a number', () => 1.5, '1.5'],
  ['-0', () => -0, '0'],
  ['NaN', () => Number.NaN, 'NaN'],
  ['true', () => true, 'true'],
  ['a BigInt', () => 10n ** 20n, '100000000000000000000'],
  ['an object', () => ({}), '[object Object]'],
  ['an array', () => [1, [2, 'x']], '1,2,x'],
  ['an empty array', () => [], ''],
  ['a function', () => Math.max, 'function max() { [native code] }'],
  ['a String object', () => new String('x'), 'x'],
  ['an object with toString()', () => ({ toString: () => 'own', valueOf: () => 'no' }), 'own'],
  [
    'an object with Symbol.toPrimitive',
    () => ({ [Symbol.toPrimitive]: (hint: string) => hint }),
    'string',
  ],
  ['a URL', () => new URL('http://foo/'), 'http://foo/'],
  ['URLSearchParams', () => new URLSearchParams('a=b'), 'a=b'],
  ['FormData', () => new FormData(), '[object FormData]'],
  ['an Error', () => new TypeError('x'), 'TypeError: x'],
  ['a lone surrogate from toString()', () => ({ toString: () => '\ud800' }), '\ufffd'],
  [
    'an object tagged as an ArrayBuffer',
    () => ({ [Symbol.toStringTag]: 'ArrayBuffer' }),
    '[object ArrayBuffer]',
  ],
  [
    'an object tagged as a Blob',
    () => ({ [Symbol.toStringTag]: 'Blob', toString: () => 'no Blob' }),
    'no Blob',
  ],
  ['an object tagged as a File', () => ({ [Symbol.toStringTag]: 'File' }), '[object File]'],
  ['a Proxy of an ArrayBuffer', () => new Proxy(new ArrayBuffer(1), {}), '[object ArrayBuffer]'],
  [
    'an object that inherits from bytes',
    () => Object.create(bytes(1), { toString: { value: () => 'own' } }),
    'own',
  ],
];

export const sending = subject('sending', (expect) => {
  for (const [name, text] of Object.entries(texts)) {
    expect(`a text with ${name} goes out as UTF-8 in one text frame`, async (scene) => {
      const frames = await arrived(scene, (socket) => socket.send(text));
      assert.deepEqual(summary(frames), [`text ${textHex(text)}`]);
      assert.deepInclude(frames[0], { isFinal: true, isMasked: true, reserved: 0 });
    });
  }
  for (const [name, [text, sent]] of Object.entries(surrogates)) {
    expect(`a lone surrogate, ${name}, goes out as U+FFFD`, async (scene) => {
      const frames = await arrived(scene, (socket) => socket.send(text));
      assert.deepEqual(summary(frames), [`text ${textHex(sent)}`]);
    });
  }
  for (const [name, make, text] of converted) {
    expect(`${name} goes out as the text ${JSON.stringify(text)}`, async (scene) => {
      const frames = await arrived(scene, (socket) => send(socket, make()));
      assert.deepEqual(summary(frames), [`text ${textHex(text)}`]);
    });
  }
  expectOrder(expect);
});

function expectOrder(expect: Expect): void {
  expect('messages of all kinds arrive in the order of their send()', async (scene) => {
    const frames = await arrived(scene, (socket) => {
      socket.send('a');
      socket.send(new Blob(['b']));
      socket.send('c');
      socket.send(bytes(100));
      socket.send(new Blob(['e'.repeat(500)]));
      socket.send(new Blob([]));
      socket.send('');
      socket.send('h');
    });
    assert.deepEqual(
      frames.map(({ opcode, length, payload }) => [opcode, length, payload.slice(0, 2)]),
      [
        [1, 1, '61'],
        [2, 1, '62'],
        [1, 1, '63'],
        [2, 1, '64'],
        [2, 500, '65'],
        [2, 0, ''],
        [1, 0, ''],
        [1, 1, '68'],
      ],
    );
  });
  expect('a Blob sent before close() arrives before it', async (scene) => {
    const frames = await arrived(scene, (socket) => socket.send(new Blob(['x'.repeat(100_000)])));
    assert.equal(frames[0]?.length, 100_000);
  });
  expect('a thousand messages arrive, in order', async (scene) => {
    const frames = await arrived(scene, (socket) => {
      for (let at = 0; at < 1000; at++) socket.send(`${at}`);
    });
    assert.deepEqual(
      frames.map(({ payload }) => payload),
      Array.from({ length: 1000 }, (_, at) => textHex(`${at}`)),
    );
  });
  expect('what the open event sends goes out', async (scene) => {
    const place = scene.script();
    const socket = scene.make(place.url);
    socket.onopen = () => {
      socket.send('first');
      socket.close();
    };
    await nextEvent(socket, 'close');
    assert.equal((await place.transcript()).frames[0]?.payload, textHex('first'));
  });
}
