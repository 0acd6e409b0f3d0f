import { assert } from 'chai';
import { nextEvent } from '../../support/waiting.ts';
import { arrived, bytes, send, summary } from '../support/arrived.ts';
import { type Expect, subject } from '../support/expectation.ts';
import { toHex } from '../support/script.ts';
import { thrown } from '../support/story.ts';

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

export const sendingBytes = subject('sending bytes', (expect) => {
  expectBytes(expect);
  expectLengths(expect);
  expectSnapshots(expect);
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
