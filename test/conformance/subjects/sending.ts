import { assert } from 'chai';
import { nextEvent } from '../../support/waiting.ts';
import { type Expect, subject } from '../support/expectation.ts';
import type { Scene } from '../support/scene.ts';
import { opcodes, type ReceivedFrame, textHex, toHex } from '../support/script.ts';
import { outcomes, thrown } from '../support/story.ts';

const send = (socket: WebSocket, ...args: unknown[]): unknown =>
  Reflect.apply(socket.send, socket, args);

/** The frames that arrive when a page does this with an open link, without the close frame. */
export async function arrived(
  scene: Scene,
  act: (socket: WebSocket) => unknown,
): Promise<readonly ReceivedFrame[]> {
  const place = scene.script();
  const socket = await scene.open(place.url);
  await act(socket);
  socket.close();
  await nextEvent(socket, 'close');
  return (await place.transcript()).frames.slice(0, -1);
}

const summary = (frames: readonly ReceivedFrame[]) =>
  frames.map(({ opcode, payload }) => `${opcode === opcodes.text ? 'text' : 'bytes'} ${payload}`);

const bytes = (...values: number[]) => Uint8Array.from(values);

/** Memory that workers share; its constructor is there for isolated pages only. */
const sharedMemory = () => new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer;

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

const viewClasses = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
] as const;

const lengths = [0, 1, 125, 126, 127, 65535, 65536, 1_048_576];

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
  expectBytes(expect);
  expectLengths(expect);
  expectSnapshots(expect);
  expectOrder(expect);
  expectErrors(expect);
});

function expectBytes(expect: Expect): void {
  const whole = Uint8Array.from({ length: 32 }, (_, at) => at);
  for (const View of viewClasses) {
    for (const [part, offset, size] of [
      ['a whole', 0, 32],
      ['a part as', 8, 16],
      ['an empty', 8, 0],
    ] as const) {
      expect(`${part} ${View.name} goes out as its bytes`, async (scene) => {
        const { buffer } = whole.slice();
        const unit = 'BYTES_PER_ELEMENT' in View ? View.BYTES_PER_ELEMENT : 1;
        const view = Reflect.construct(View, [buffer, offset, size / unit]);
        const frames = await arrived(scene, (socket) => socket.send(view));
        assert.deepEqual(summary(frames), [`bytes ${toHex(whole.slice(offset, offset + size))}`]);
      });
    }
  }
  for (const [name, make, payload] of [
    ['an ArrayBuffer', () => bytes(1, 2, 255).buffer, '0102ff'],
    ['an empty ArrayBuffer', () => new ArrayBuffer(0), ''],
    ['a Blob', () => new Blob(['aé', bytes(0)]), '61c3a900'],
    ['an empty Blob', () => new Blob([]), ''],
    ['a Blob of text', () => new Blob(['x'], { type: 'text/plain' }), '78'],
    ['a part of a Blob', () => new Blob(['hello']).slice(1, 3), '656c'],
    ['a File', () => new File(['x'], 'name.txt'), '78'],
    ['a subclass of a view', () => new (class extends Uint8Array {})([7]), '07'],
    [
      'a tagged subclass of Blob',
      () =>
        new (class extends Blob {
          get [Symbol.toStringTag]() {
            return 'Own';
          }
        })(['x']),
      '78',
    ],
    [
      'an ArrayBuffer with a toString()',
      () => Object.assign(bytes(1).buffer, { toString: () => 'text' }),
      '01',
    ],
    [
      'an ArrayBuffer of another tag',
      () => Object.defineProperty(bytes(1).buffer, Symbol.toStringTag, { value: 'Own' }),
      '01',
    ],
    [
      'a Blob of another tag',
      () => Object.defineProperty(new Blob(['x']), Symbol.toStringTag, { value: 'Own' }),
      '78',
    ],
    [
      'an ArrayBuffer without a prototype',
      () => Object.setPrototypeOf(bytes(1).buffer, null),
      '01',
    ],
  ] as const) {
    expect(`${name} goes out as its bytes in one frame`, async (scene) => {
      const frames = await arrived(scene, (socket) => send(socket, make()));
      assert.deepEqual(summary(frames), [`bytes ${payload}`]);
    });
  }
  expect('a detached ArrayBuffer, and a view of one, go out as on the platform', async (scene) => {
    const buffer = new ArrayBuffer(8);
    const view = new Uint8Array(buffer);
    structuredClone(buffer, { transfer: [buffer] });
    const faults: string[] = [];
    const frames = await arrived(scene, (socket) => {
      for (const data of [buffer, view]) faults.push(thrown(() => socket.send(data)));
    });
    return [faults, summary(frames)];
  });
  expect('resizable memory goes out, or throws, as on the platform', async (scene) => {
    const buffer = Reflect.construct(ArrayBuffer, [2, { maxByteLength: 4 }]) as ArrayBuffer;
    const faults: string[] = [];
    const frames = await arrived(scene, (socket) => {
      for (const data of [buffer, new Uint8Array(buffer), new DataView(buffer, 1)]) {
        faults.push(thrown(() => socket.send(data)));
      }
    });
    return [faults, summary(frames)];
  });
}

function expectLengths(expect: Expect): void {
  for (const length of lengths) {
    for (const [name, make] of [
      ['text', () => 'x'.repeat(length)],
      ['an ArrayBuffer', () => new Uint8Array(length).fill(120).buffer],
      ['a Blob', () => new Blob(['x'.repeat(length)])],
    ] as const) {
      expect(`${length} bytes of ${name} arrive, and come back as they were`, async (scene) => {
        const socket = await scene.open();
        socket.binaryType = 'arraybuffer';
        socket.send(make());
        const { data } = await nextEvent<MessageEvent>(socket, 'message');
        const text = typeof data === 'string' ? data : new TextDecoder().decode(data);
        assert.isTrue(text === 'x'.repeat(length));
        assert.equal(typeof data === 'string', name === 'text');
      });
    }
  }
}

function expectSnapshots(expect: Expect): void {
  expect('bytes changed after send() go out as they were', async (scene) => {
    const frames = await arrived(scene, (socket) => {
      const view = bytes(1, 2);
      socket.send(view);
      view.fill(9);
      socket.send(view.buffer);
      view.fill(8);
    });
    assert.deepEqual(summary(frames), ['bytes 0102', 'bytes 0909']);
  });
  expect('bytes given away after send() go out as they were', async (scene) => {
    const frames = await arrived(scene, (socket) => {
      const { buffer } = bytes(1, 2);
      socket.send(buffer);
      structuredClone(buffer, { transfer: [buffer] });
    });
    assert.deepEqual(summary(frames), ['bytes 0102']);
  });
}

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

function expectErrors(expect: Expect): void {
  class Own extends Error {}
  const states = {
    connecting: (scene: Scene) => scene.make(),
    open: (scene: Scene) => scene.open(),
    closing: (scene: Scene) => scene.closing(),
    closed: (scene: Scene) => scene.closed(),
  } as const;
  for (const [name, make] of Object.entries(states)) {
    for (const [kind, value] of [
      ['a Symbol', () => Symbol('x')],
      ['an object without a primitive', () => Object.create(null)],
      ['shared memory', sharedMemory],
      ['a view of shared memory', () => new Uint8Array(sharedMemory())],
      ['a DataView of shared memory', () => new DataView(sharedMemory())],
    ] as const) {
      expect(`${name}: ${kind} is a TypeError`, async (scene) => {
        const socket = await make(scene);
        assert.equal(
          thrown(() => send(socket, value())),
          outcomes.type,
        );
        assert.equal(socket.bufferedAmount, 0);
      });
    }
    expect(`${name}: no argument is a TypeError`, async (scene) => {
      const socket = await make(scene);
      assert.equal(
        thrown(() => send(socket)),
        outcomes.type,
      );
    });
    expect(`${name}: an exception of toString() passes through`, async (scene) => {
      const socket = await make(scene);
      const fails = () => {
        throw new Own('own');
      };
      assert.throws(() => send(socket, { toString: fails }), Own);
      assert.equal(socket.bufferedAmount, 0);
    });
    expect(`${name}: toString() is called once`, async (scene) => {
      const socket = await make(scene);
      let calls = 0;
      const outcome = thrown(() => send(socket, { toString: () => `${++calls}` }));
      assert.equal(outcome, name === 'connecting' ? outcomes.state : outcomes.none);
      assert.equal(calls, 1);
    });
  }
  for (const [kind, make] of [
    ['text', () => 'x'],
    ['an empty text', () => ''],
    ['an ArrayBuffer', () => new ArrayBuffer(1)],
    ['a view', () => bytes(1)],
    ['a Blob', () => new Blob(['x'])],
    ['null', () => null],
  ] as const) {
    expect(
      `connecting: to send ${kind} is an InvalidStateError, and nothing is kept`,
      async (scene) => {
        const socket = scene.make();
        assert.equal(
          thrown(() => send(socket, make())),
          outcomes.state,
        );
        assert.equal(socket.bufferedAmount, 0);
        await nextEvent(socket, 'open');
        assert.equal(socket.bufferedAmount, 0);
      },
    );
    expect(`closing and closed: to send ${kind} is no error`, async (scene) => {
      for (const socket of [await scene.closing(), await scene.closed()]) {
        assert.isUndefined(send(socket, make()));
      }
    });
  }
  expect('a socket closed while connecting takes messages without an error', (scene) => {
    const socket = scene.make();
    socket.close();
    assert.equal(
      thrown(() => socket.send('x')),
      outcomes.none,
    );
  });
  expect('a toString() that closes the socket: then the message is not sent', async (scene) => {
    const frames = await arrived(scene, (socket) => {
      socket.send('before');
      send(socket, {
        toString() {
          socket.close();
          return 'late';
        },
      });
    });
    assert.deepEqual(summary(frames), [`text ${textHex('before')}`]);
  });
  expect('a toString() that sends: that goes first', async (scene) => {
    const frames = await arrived(scene, (socket) => {
      send(socket, {
        toString() {
          socket.send('inner');
          return 'outer';
        },
      });
    });
    assert.deepEqual(
      summary(frames),
      ['inner', 'outer'].map((text) => `text ${textHex(text)}`),
    );
  });
  expect('more arguments are left alone', async (scene) => {
    const frames = await arrived(scene, (socket) =>
      send(socket, 'x', { toString: () => assert.fail('converted') }),
    );
    assert.deepEqual(summary(frames), ['text 78']);
  });
}
