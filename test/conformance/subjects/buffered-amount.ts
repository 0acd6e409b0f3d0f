import { assert } from 'chai';
import { nextEvent, until } from '../../support/waiting.ts';
import { type Expect, subject } from '../support/expectation.ts';
import type { Scene } from '../support/scene.ts';

type Data = string | Blob | ArrayBuffer | ArrayBufferView<ArrayBuffer>;

/** Data by what it is, and its bytes. */
const data: readonly (readonly [string, () => Data, number])[] = [
  ['an empty text', () => '', 0],
  ['a text', () => 'hello', 5],
  ['a text of several bytes per letter', () => 'é€😀', 9],
  ['a lone surrogate', () => '\ud800', 3],
  ['an ArrayBuffer', () => new ArrayBuffer(7), 7],
  ['an empty ArrayBuffer', () => new ArrayBuffer(0), 0],
  ['a part of a buffer', () => new Uint16Array(new ArrayBuffer(16), 4, 3), 6],
  ['a DataView', () => new DataView(new ArrayBuffer(16), 1, 3), 3],
  ['a Blob', () => new Blob(['aé']), 3],
  ['an empty Blob', () => new Blob([]), 0],
  ['a File', () => new File(['x'], 'name'), 1],
  ['a text of 125 bytes', () => 'x'.repeat(125), 125],
  ['a text of 126 bytes', () => 'x'.repeat(126), 126],
  ['a text of 65535 bytes', () => 'x'.repeat(65535), 65535],
  ['a text of 65536 bytes', () => 'x'.repeat(65536), 65536],
  ['65536 bytes', () => new Uint8Array(65536), 65536],
  ['a text of 1 MiB', () => 'x'.repeat(1_048_576), 1_048_576],
];

export const bufferedAmount = subject('bufferedAmount', (expect) => {
  for (const [name, make, size] of data) {
    expect(`open: ${name} counts ${size} bytes at once, and falls to 0`, async (scene) => {
      const socket = await scene.open();
      socket.send(make());
      assert.equal(socket.bufferedAmount, size);
      await nextEvent(socket, 'message');
      await until(() => socket.bufferedAmount === 0);
    });
    for (const [state, get] of [
      ['closing', (scene: Scene) => scene.closing()],
      ['closed', (scene: Scene) => scene.closed()],
    ] as const) {
      expect(`${state}: ${name} counts at once, as much as on the platform`, async (scene) => {
        const socket = await get(scene);
        socket.send(make());
        const first = socket.bufferedAmount;
        socket.send(make());
        assert.isAtLeast(first, size);
        assert.equal(socket.bufferedAmount, 2 * first);
        return first;
      });
    }
  }
  expectOverTime(expect);
  expectAfterEnd(expect);
});

function expectOverTime(expect: Expect): void {
  expect('it is 0 while connecting, and once open', async (scene) => {
    const socket = scene.make();
    assert.equal(socket.bufferedAmount, 0);
    await nextEvent(socket, 'open');
    assert.equal(socket.bufferedAmount, 0);
  });
  expect('several messages add up, and it does not fall within a task', async (scene) => {
    const socket = await scene.open();
    const seen: number[] = [];
    for (const text of ['a', 'bb', 'ccc']) {
      socket.send(text);
      seen.push(socket.bufferedAmount);
    }
    const end = performance.now() + 30;
    while (performance.now() < end);
    seen.push(socket.bufferedAmount);
    await Promise.resolve();
    seen.push(socket.bufferedAmount);
    assert.deepEqual(seen, [1, 3, 6, 6, 6]);
  });
  expect('messages of mixed kinds add up', async (scene) => {
    const socket = await scene.open();
    socket.send('é');
    socket.send(new Blob(['xx']));
    socket.send(new ArrayBuffer(3));
    socket.send('');
    assert.equal(socket.bufferedAmount, 7);
    await until(() => socket.bufferedAmount === 0);
  });
  expect('it stays where the server does not read', async (scene) => {
    const place = scene.script({ steps: [{ rest: true }] });
    const socket = await scene.open(place.url);
    const chunk = new Uint8Array(1_048_576);
    for (let count = 0; count < 24; count++) socket.send(chunk);
    assert.equal(socket.bufferedAmount, 24 * 1_048_576);
    await (await fetch(location.href)).text();
    assert.isAbove(socket.bufferedAmount, 0);
  });
  expect('a refused send() counts nothing', async (scene) => {
    const socket = scene.make();
    assert.throws(() => socket.send('x'));
    assert.throws(() => socket.send(new Blob(['x'])));
    assert.equal(socket.bufferedAmount, 0);
  });
  expect('it is not set back by close()', async (scene) => {
    const socket = await scene.open();
    socket.send('hello');
    socket.close();
    assert.equal(socket.bufferedAmount, 5);
    await nextEvent(socket, 'close');
    return socket.bufferedAmount;
  });
}

function expectAfterEnd(expect: Expect): void {
  expect('what was sent while open, closing and closed adds up', async (scene) => {
    const socket = await scene.open();
    socket.send('hello');
    const seen = [socket.bufferedAmount];
    socket.close();
    socket.send('x');
    seen.push(socket.bufferedAmount);
    await nextEvent(socket, 'close');
    seen.push(socket.bufferedAmount);
    socket.send('yy');
    seen.push(socket.bufferedAmount);
    return seen;
  });
  expect('a socket closed while connecting counts what it is given', async (scene) => {
    const socket = scene.make();
    socket.close();
    const seen = [socket.bufferedAmount];
    socket.send('hello');
    seen.push(socket.bufferedAmount);
    await nextEvent(socket, 'close');
    seen.push(socket.bufferedAmount);
    socket.send(new Uint8Array(300));
    return [...seen, socket.bufferedAmount];
  });
  expect('a socket that failed counts what it is given, in its error event, too', async (scene) => {
    await scene.succeedFirst();
    const socket = scene.make(scene.places.refused);
    const seen: number[] = [];
    for (const type of ['error', 'close']) {
      socket.addEventListener(type, () => {
        socket.send('hello');
        seen.push(socket.bufferedAmount);
      });
    }
    await nextEvent(socket, 'close');
    return seen;
  });
  expect('a socket that the server closed counts what it is given', async (scene) => {
    const socket = scene.make(`${scene.places.echo}?close=4400`);
    const seen: number[] = [];
    socket.addEventListener('close', () => {
      for (const text of ['', 'hello', 'x'.repeat(126)]) {
        socket.send(text);
        seen.push(socket.bufferedAmount);
      }
    });
    await nextEvent(socket, 'close');
    return seen;
  });
  expect('what is counted after the end stays', async (scene) => {
    const socket = await scene.closed();
    socket.send('hello');
    const before = socket.bufferedAmount;
    await scene.closed();
    assert.equal(socket.bufferedAmount, before);
  });
}
