import { assert } from 'chai';
import { nextEvent } from '../../support/waiting.ts';
import { type Expect, subject } from '../support/expectation.ts';
import { type Scene, states } from '../support/scene.ts';
import { farewell, frame, opcodes, textFrame } from '../support/script.ts';
import { outcomes, thrown } from '../support/story.ts';

class Own extends Error {}

const set = (socket: WebSocket, value: unknown): boolean =>
  Reflect.set(socket, 'binaryType', value);

const ignored: readonly (readonly [string, unknown])[] = [
  ['an empty text', ''],
  ['another text', 'text'],
  ['another case', 'ArrayBuffer'],
  ['capitals', 'ARRAYBUFFER'],
  ['white space around it', ' arraybuffer '],
  ['a zero behind it', 'arraybuffer\0'],
  ['null', null],
  ['undefined', undefined],
  ['a number', 1],
  ['true', true],
  ['an object', {}],
  ['an empty array', []],
  ['a member that all objects have', 'constructor'],
];

const bytes = (text: string) => frame(opcodes.binary, text);

/** What each message is, when the socket gets these frames and `act` runs in each message event. */
async function kinds(
  scene: Scene,
  write: string,
  count: number,
  act: (socket: WebSocket, at: number) => unknown,
): Promise<string[]> {
  const socket = scene.make(scene.script({ steps: [{ write }, ...farewell] }).url);
  const seen: string[] = [];
  socket.onopen = () => act(socket, 0);
  socket.onmessage = ({ data }) => {
    seen.push(data.constructor.name);
    act(socket, seen.length);
    if (seen.length === count) socket.close();
  };
  await nextEvent(socket, 'close');
  return seen;
}

export const binaryType = subject('binaryType', (expect) => {
  expect('it is blob at first', (scene) => {
    assert.equal(scene.make().binaryType, 'blob');
  });
  for (const [name, make] of Object.entries(states)) {
    expect(`${name}: it can be set`, async (scene) => {
      const socket = await make(scene);
      const seen = (['arraybuffer', 'blob', 'arraybuffer', 'arraybuffer'] as const).map((type) => {
        socket.binaryType = type;
        return socket.binaryType;
      });
      assert.deepEqual(seen, ['arraybuffer', 'blob', 'arraybuffer', 'arraybuffer']);
    });
  }
  for (const [name, value] of ignored) {
    expect(`${name} is ignored, without an exception`, (scene) => {
      const socket = scene.make();
      for (const type of ['blob', 'arraybuffer'] as const) {
        socket.binaryType = type;
        assert.equal(
          thrown(() => Object.assign(socket, { binaryType: value })),
          outcomes.none,
        );
        assert.equal(socket.binaryType, type);
      }
    });
  }
  expectConversion(expect);
  expectData(expect);
  expectSwitching(expect);
});

function expectConversion(expect: Expect): void {
  expect('what becomes one of the two texts is taken', (scene) => {
    const socket = scene.make();
    for (const value of [
      { toString: () => 'arraybuffer' },
      ['arraybuffer'],
      new String('arraybuffer'),
    ]) {
      socket.binaryType = 'blob';
      set(socket, value);
      assert.equal(socket.binaryType, 'arraybuffer');
    }
  });
  expect('what becomes no text is a TypeError', (scene) => {
    const socket = scene.make();
    for (const value of [Symbol('x'), Object.create(null)]) {
      assert.equal(
        thrown(() => set(socket, value)),
        outcomes.type,
      );
    }
    assert.equal(socket.binaryType, 'blob');
  });
  expect('an exception of toString() passes through', (scene) => {
    const socket = scene.make();
    const fails = () => {
      throw new Own('own');
    };
    assert.throws(() => set(socket, { toString: fails }), Own);
  });
  expect('each socket has its own', (scene) => {
    const [one, other] = [scene.make(), scene.make()];
    one.binaryType = 'arraybuffer';
    assert.equal(other.binaryType, 'blob');
  });
}

function expectData(expect: Expect): void {
  const message = async (scene: Scene, type: BinaryType, write: string) => {
    const socket = scene.make(scene.script({ steps: [{ write }, ...farewell] }).url);
    socket.binaryType = type;
    return (await nextEvent<MessageEvent>(socket, 'message')).data;
  };
  for (const text of ['', 'x', 'é\0', 'x'.repeat(70_000)]) {
    const name = JSON.stringify(text.slice(0, 5));
    expect(`blob: ${name} comes as a Blob, without a type`, async (scene) => {
      const data = await message(scene, 'blob', bytes(text));
      assert.equal(Object.getPrototypeOf(data), Blob.prototype);
      assert.deepEqual([data.type, await data.text()], ['', text]);
    });
    expect(`arraybuffer: ${name} comes as an ArrayBuffer`, async (scene) => {
      const data = await message(scene, 'arraybuffer', bytes(text));
      assert.equal(Object.getPrototypeOf(data), ArrayBuffer.prototype);
      assert.equal(new TextDecoder().decode(data), text);
    });
  }
  expect('text comes as text, whatever binaryType is', async (scene) => {
    for (const type of ['blob', 'arraybuffer'] as const) {
      assert.equal(await message(scene, type, textFrame('x')), 'x');
    }
  });
  expect(
    "an ArrayBuffer that came is the page's own: it can be changed and given away",
    async (scene) => {
      const data: ArrayBuffer = await message(scene, 'arraybuffer', bytes('ab'));
      new Uint8Array(data)[0] = 99;
      const moved = structuredClone(data, { transfer: [data] });
      assert.deepEqual([data.byteLength, new TextDecoder().decode(moved)], [0, 'cb']);
      assert.isNotTrue((data as ArrayBuffer & { resizable?: boolean }).resizable);
    },
  );
}

function expectSwitching(expect: Expect): void {
  const four = ['a', 'b', 'c', 'd'].map(bytes).join('');
  expect('a change in the message event holds from the next message on', async (scene) => {
    const seen = await kinds(scene, four, 4, (socket, at) => {
      socket.binaryType = at % 2 ? 'arraybuffer' : 'blob';
    });
    assert.deepEqual(seen, ['Blob', 'ArrayBuffer', 'Blob', 'ArrayBuffer']);
  });
  expect('a change in the open event holds for the first message', async (scene) => {
    const seen = await kinds(scene, bytes('a'), 1, (socket) => {
      socket.binaryType = 'arraybuffer';
    });
    assert.deepEqual(seen, ['ArrayBuffer']);
  });
  expect(
    'a change in a microtask after the message event holds for the next message',
    async (scene) => {
      const seen = await kinds(scene, four, 4, (socket, at) => {
        queueMicrotask(() => {
          socket.binaryType = at % 2 ? 'arraybuffer' : 'blob';
        });
      });
      assert.deepEqual(seen, ['Blob', 'ArrayBuffer', 'Blob', 'ArrayBuffer']);
    },
  );
  expect('between two frames of a message: what holds when it is complete', async (scene) => {
    const place = scene.script({
      steps: [
        { write: frame(opcodes.binary, 'a', { isFinal: false }) + frame(opcodes.ping) },
        { wait: true },
        { write: frame(opcodes.continuation, 'b') },
        ...farewell,
      ],
    });
    const socket = await scene.open(place.url);
    socket.binaryType = 'arraybuffer';
    const message = nextEvent<MessageEvent>(socket, 'message');
    await place.go();
    const { data } = await message;
    assert.equal(new TextDecoder().decode(data), 'ab');
  });
  expect('messages of both kinds come in their order', async (scene) => {
    const write = [
      bytes('a'),
      textFrame('b'),
      bytes('c'.repeat(5000)),
      textFrame('d'),
      bytes(''),
    ].join('');
    assert.deepEqual(await kinds(scene, write, 5, () => {}), [
      'Blob',
      'String',
      'Blob',
      'String',
      'Blob',
    ]);
  });
}
