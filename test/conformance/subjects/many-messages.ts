import { assert } from 'chai';
import { block, nextEvent, until } from '../../support/waiting.ts';
import { subject } from '../support/expectation.ts';
import type { Scene } from '../support/scene.ts';
import { closeFrame, farewell, frame, opcodes, type Step, textFrame } from '../support/script.ts';

const count = 200;
const names = Array.from({ length: count }, (_, at) => `${at}`);
const many = names.map(textFrame).join('');

/** The messages that a page hears until the end, and the end itself. */
async function heard(
  scene: Scene,
  steps: readonly Step[],
  act: (socket: WebSocket, at: number) => unknown = () => {},
) {
  const socket = scene.make(scene.script({ steps }).url);
  const messages: string[] = [];
  const ends: string[] = [];
  socket.onmessage = ({ data }) => {
    messages.push(data);
    act(socket, messages.length);
  };
  socket.onerror = () => ends.push('error');
  const { code, wasClean } = await nextEvent<CloseEvent>(socket, 'close');
  return { messages, ends: [...ends, code, wasClean] };
}

export const manyMessages = subject('many messages', (expect) => {
  expect('a server sends many and closes: all come, in order, before close', async (scene) => {
    const steps = [{ write: many + closeFrame(4000) }, { frames: 1 }, { end: true }] as const;
    assert.deepEqual(await heard(scene, steps), { messages: names, ends: [4000, true] });
  });
  expect('a server sends many and closes while the page is busy: all come', async (scene) => {
    const steps = [{ write: many + closeFrame(4000) }, { frames: 1 }, { end: true }] as const;
    const { messages } = await heard(scene, steps, (_, at) => at % 50 === 0 && block(20));
    assert.deepEqual(messages, names);
  });
  expect('a server sends many and ends without a close frame: all come', async (scene) => {
    const { messages, ends } = await heard(scene, [{ write: many }, { end: true }]);
    assert.deepEqual(messages, names);
    return ends;
  });
  for (const last of [1, 2, 100, count]) {
    expect(`close() in message ${last} of many: none comes after it`, async (scene) => {
      const { messages, ends } = await heard(
        scene,
        [{ write: many }, ...farewell],
        (socket, at) => {
          if (at === last) socket.close(1000);
        },
      );
      assert.deepEqual(messages, names.slice(0, last));
      assert.deepEqual(ends, [1000, true]);
    });
  }
  expect('close() in a microtask of a message: none comes after it', async (scene) => {
    const { messages } = await heard(scene, [{ write: many }, ...farewell], async (socket, at) => {
      if (at !== 3) return;
      await null;
      socket.close();
    });
    assert.deepEqual(messages, names.slice(0, 3));
  });
  expect('close() from outside, while messages wait in a busy page: none comes', async (scene) => {
    const place = scene.script({ steps: [{ wait: true }, { write: many }, ...farewell] });
    const socket = await scene.open(place.url);
    const messages: string[] = [];
    socket.onmessage = ({ data }) => messages.push(data);
    await place.go();
    const before = [...messages];
    socket.close();
    block(50);
    await nextEvent(socket, 'close');
    assert.deepEqual(messages, before);
  });
  expect("close() in a message before the server's own close frame", async (scene) => {
    const write = textFrame('a') + textFrame('b') + closeFrame(4000);
    const { messages } = await heard(scene, [{ write }, { frames: 1 }, { end: true }], (socket) =>
      socket.close(3000),
    );
    assert.deepEqual(messages, ['a']);
  });
  expect('a broken frame behind many messages: they come first', async (scene) => {
    const { messages, ends } = await heard(
      scene,
      [{ write: many }, { frames: 1 }, { write: frame(3) }],
      (socket, at) => {
        if (at === count) socket.send('all');
      },
    );
    assert.deepEqual(messages, names);
    assert.deepEqual(ends, ['error', 1006, false]);
  });
  expect('a reset behind many messages that were heard', async (scene) => {
    const { messages, ends } = await heard(
      scene,
      [{ write: many }, { frames: 1 }, { reset: true }],
      (socket, at) => {
        if (at === count) socket.send('all');
      },
    );
    assert.deepEqual(messages, names);
    return ends;
  });
  expect('many Blobs and texts in turn come in order', async (scene) => {
    const write = names
      .map((name) => frame(Number(name) % 2 ? opcodes.binary : opcodes.text, name))
      .join('');
    const socket = scene.make(scene.script({ steps: [{ write }, ...farewell] }).url);
    const messages: (string | Blob)[] = [];
    socket.onmessage = ({ data }) => messages.push(data);
    await until(() => messages.length === count);
    const texts = await Promise.all(
      messages.map((data) => (data instanceof Blob ? data.text() : data)),
    );
    assert.deepEqual(texts, names);
  });
  expect('many large messages, each way, come whole and in order', async (scene) => {
    const socket = await scene.open();
    const sizes = Array.from({ length: 60 }, (_, at) => 64_000 + at);
    const seen: number[] = [];
    socket.onmessage = ({ data }) => seen.push(data.length);
    for (const size of sizes) socket.send('x'.repeat(size));
    await until(() => seen.length === sizes.length);
    assert.deepEqual(seen, sizes);
    assert.equal(socket.bufferedAmount, 0);
  });
  expect('a page and a server that answer each other', async (scene) => {
    const socket = await scene.open();
    let last = 0;
    socket.onmessage = ({ data }) => {
      last = Number(data);
      if (last < 100) socket.send(`${last + 1}`);
    };
    socket.send('1');
    await until(() => last === 100);
  });
});
