import { assert } from 'chai';
import { nextEvent, timer } from '../../support/waiting.ts';
import { type Expect, subject } from '../support/expectation.ts';
import type { Scene } from '../support/scene.ts';
import { closeFrame, farewell, type Step, textFrame } from '../support/script.ts';
import { type Acts, story } from '../support/story.ts';

type CloseArguments = readonly [code?: number | undefined, reason?: string | undefined];

const close = (socket: WebSocket, [code, reason]: CloseArguments) => socket.close(code, reason);

const closedEarly = ['error 3', 'close 3 1006 "" not clean'];

export const closing = subject('closing', (expect) => {
  expectEarly(expect);
  expectByClient(expect);
});

const ended = (scene: Scene, steps: readonly Step[], acts: Acts = {}) =>
  story(scene.make(scene.script({ steps }).url), acts);

/** `close()` before the link is up. */
function expectEarly(expect: Expect): void {
  expect(
    'close() while connecting: CLOSING at once, then error and close in CLOSED',
    async (scene) => {
      const socket = scene.make();
      socket.close();
      assert.equal(socket.readyState, 2);
      assert.deepEqual(await story(socket), closedEarly);
    },
  );
  for (const [name, args] of [
    ['a code', [1000]],
    ['a code and a reason', [4000, 'enough']],
  ] as const satisfies (readonly [string, CloseArguments])[]) {
    expect(`close() with ${name} while connecting: the code is not told`, async (scene) => {
      const socket = scene.make();
      assert.deepEqual(await story(socket, { start: () => close(socket, args) }), closedEarly);
    });
  }
  expect(
    'close() while connecting tells nothing before it returns, nor in a microtask',
    async (scene) => {
      const socket = scene.make();
      const log: string[] = [];
      for (const type of ['error', 'close']) socket.addEventListener(type, () => log.push(type));
      socket.close();
      log.push('returned');
      queueMicrotask(() => log.push('microtask'));
      await Promise.resolve().then(() => log.push('promise'));
      await nextEvent(socket, 'close');
      assert.deepEqual(log, ['returned', 'microtask', 'promise', 'error', 'close']);
    },
  );
  expect('close() while the server does not answer the handshake', async (scene) => {
    const socket = scene.make(scene.script({ reply: null }).url);
    await (await fetch(location.href)).text();
    socket.close();
    assert.equal(socket.readyState, 2);
    assert.deepEqual(await story(socket), closedEarly);
  });
  expect('close() twice while connecting tells of one end', async (scene) => {
    const socket = scene.make();
    socket.close();
    socket.close(3000);
    const lines = await story(socket, { error: () => socket.close(), close: () => socket.close() });
    assert.deepEqual(lines, closedEarly);
  });
  expect('close() in a microtask after the constructor', async (scene) => {
    const socket = scene.make();
    await Promise.resolve();
    socket.close();
    assert.deepEqual(await story(socket), closedEarly);
  });
}

/** `close()` of an open link, and what the server's answer makes of it. */
function expectByClient(expect: Expect): void {
  for (const [name, args, line] of [
    ['no argument', [], 'close 3 1005 "" clean'],
    ['undefined', [undefined], 'close 3 1005 "" clean'],
    ['undefined twice', [undefined, undefined], 'close 3 1005 "" clean'],
    ['1000', [1000], 'close 3 1000 "" clean'],
    ['1000 and a reason', [1000, 'enough'], 'close 3 1000 "enough" clean'],
    ['3000', [3000], 'close 3 3000 "" clean'],
    ['4999 and a reason', [4999, 'ciao ❤'], 'close 3 4999 "ciao ❤" clean'],
    ['3000 and an empty reason', [3000, ''], 'close 3 3000 "" clean'],
  ] as const satisfies (readonly [string, CloseArguments, string])[]) {
    expect(`close() with ${name}: the server's answer is told`, async (scene) => {
      const socket = scene.make(scene.script().url);
      const lines = await story(socket, { open: () => close(socket, args) });
      assert.deepEqual(lines, ['open 1', line]);
    });
  }
  expect('it is CLOSING from close() to the close event', async (scene) => {
    const place = scene.script({ steps: [{ wait: true }, ...farewell] });
    const socket = await scene.open(place.url);
    socket.close();
    const seen = [socket.readyState];
    await Promise.resolve();
    seen.push(socket.readyState);
    await timer(0);
    seen.push(socket.readyState);
    const closed = nextEvent(socket, 'close');
    await place.go();
    await closed;
    seen.push(socket.readyState);
    assert.deepEqual(seen, [2, 2, 2, 3]);
  });
  expect('the code of the server is told, not that of close()', async (scene) => {
    const steps = [{ frames: 1 }, { write: closeFrame(4001, 'own') }, { end: true }] as const;
    const lines = await story(scene.make(scene.script({ steps }).url), {
      open: (s) => s.close(4000),
    });
    assert.deepEqual(lines, ['open 1', 'close 3 4001 "own" clean']);
  });
  expect('an empty answer to close(code) is told as 1005', async (scene) => {
    const steps = [{ frames: 1 }, { write: closeFrame() }, { end: true }] as const;
    const lines = await story(scene.make(scene.script({ steps }).url), {
      open: (s) => s.close(4000),
    });
    assert.deepEqual(lines, ['open 1', 'close 3 1005 "" clean']);
  });
  expect('the first close() counts', async (scene) => {
    const place = scene.script();
    const lines = await story(scene.make(place.url), {
      open(socket) {
        socket.close(3000, 'first');
        socket.close(3001, 'second');
        socket.close();
      },
    });
    assert.deepEqual(lines, ['open 1', 'close 3 3000 "first" clean']);
    const { frames } = await place.transcript();
    assert.lengthOf(frames, 1);
  });
  expect('close() without a code sends an empty close frame', async (scene) => {
    const place = scene.script();
    await story(scene.make(place.url), { open: (socket) => socket.close() });
    const [sent] = (await place.transcript()).frames;
    assert.deepInclude(sent, { opcode: 8, length: 0, isFinal: true, isMasked: true });
  });
  expect('close() in the close event, and after it, does nothing', async (scene) => {
    const socket = scene.make();
    const lines = await story(socket, { open: (s) => s.close(), close: (s) => s.close(3000) });
    socket.close();
    await scene.closed();
    assert.deepEqual([lines, socket.readyState], [['open 1', 'close 3 1005 "" clean'], 3]);
  });
  expect('close() in a message event', async (scene) => {
    const lines = await story(scene.make(), {
      open: (s) => s.send('x'),
      message: (s) => s.close(1000),
    });
    assert.deepEqual(lines, ['open 1', 'message 1 "x"', 'close 3 1000 "" clean']);
  });
  expect('what was sent before close() arrives before it', async (scene) => {
    const place = scene.script();
    await story(scene.make(place.url), {
      open(socket) {
        for (const text of ['a', 'b', 'c']) socket.send(text);
        socket.close();
        socket.send('late');
      },
    });
    const { frames } = await place.transcript();
    assert.deepEqual(
      frames.map(({ payload }) => payload),
      ['61', '62', '63', ''],
    );
  });
  expect(
    'no message is told after close(), though the server sent it before its answer',
    async (scene) => {
      const steps = [{ frames: 1 }, { write: textFrame('late') }, ...farewell];
      const lines = await story(scene.make(scene.script({ steps }).url), {
        open: (s) => s.close(1000),
      });
      assert.deepEqual(lines, ['open 1', 'close 3 1000 "" clean']);
    },
  );
  expect('a server that answers close() by a reset', async (scene) => {
    const lines = await ended(scene, [{ frames: 1 }, { reset: true }], {
      open: (s) => s.close(1000),
    });
    assert.equal(lines.at(-1), 'close 3 1006 "" not clean');
    return lines;
  });
  expect('a server that answers close() by the end of TCP', async (scene) => {
    const lines = await ended(scene, [{ frames: 1 }, { end: true }], {
      open: (s) => s.close(1000),
    });
    assert.equal(lines.at(-1), 'close 3 1006 "" not clean');
    return lines;
  });
}
