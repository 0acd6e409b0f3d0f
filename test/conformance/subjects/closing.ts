import { assert } from 'chai';
import { nextEvent, timer } from '../../support/waiting.ts';
import { type Expect, subject } from '../support/expectation.ts';
import type { Scene } from '../support/scene.ts';
import { closeFrame, farewell, frame, opcodes, type Step, textFrame } from '../support/script.ts';
import { type Acts, story } from '../support/story.ts';

type CloseArguments = readonly [code?: number | undefined, reason?: string | undefined];

const close = (socket: WebSocket, [code, reason]: CloseArguments) => socket.close(code, reason);

const closedEarly = ['error 3', 'close 3 1006 "" not clean'];

export const closing = subject('closing', (expect) => {
  expectEarly(expect);
  expectByClient(expect);
  expectByServer(expect);
  expectBreaks(expect);
  expectBothSides(expect);
});

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

const ended = (scene: Scene, steps: readonly Step[], acts: Acts = {}) =>
  story(scene.make(scene.script({ steps }).url), acts);

function expectByServer(expect: Expect): void {
  for (const code of [
    1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999,
  ]) {
    expect(`a server that closes with ${code}`, async (scene) => {
      const lines = await ended(scene, [{ write: closeFrame(code) }, { frames: 1 }, { end: true }]);
      assert.deepEqual(lines, ['open 1', `close 3 ${code} "" clean`]);
    });
  }
  for (const reason of ['enough', 'é😀', '\0', 'x'.repeat(123), '€'.repeat(41)]) {
    expect(
      `a server that closes with the reason ${JSON.stringify(reason.slice(0, 10))}`,
      async (scene) => {
        const lines = await ended(scene, [
          { write: closeFrame(1000, reason) },
          { frames: 1 },
          { end: true },
        ]);
        assert.deepEqual(lines, ['open 1', `close 3 1000 "${reason}" clean`]);
      },
    );
  }
  expect('a server that closes without a code: 1005', async (scene) => {
    const lines = await ended(scene, [{ write: closeFrame() }, { frames: 1 }, { end: true }]);
    assert.deepEqual(lines, ['open 1', 'close 3 1005 "" clean']);
  });
  expect('the close frame of the server is answered by the same code', async (scene) => {
    const place = scene.script({
      steps: [{ write: closeFrame(4001, 'own') }, { frames: 1 }, { end: true }],
    });
    await story(scene.make(place.url));
    const [answer] = (await place.transcript()).frames;
    assert.deepInclude(answer, { opcode: opcodes.close, isMasked: true });
    assert.isTrue(answer?.payload.startsWith('0fa1'));
    return answer?.payload;
  });
  expect('messages before the close frame are told', async (scene) => {
    const write = textFrame('a') + textFrame('b') + closeFrame(4000);
    const lines = await ended(scene, [{ write }, { frames: 1 }, { end: true }]);
    assert.deepEqual(lines, ['open 1', 'message 1 "a"', 'message 1 "b"', 'close 3 4000 "" clean']);
  });
  expect('a message after the close frame is not told', async (scene) => {
    const write = textFrame('a') + closeFrame(4000) + textFrame('late');
    const lines = await ended(scene, [{ write }, { frames: 1 }, { end: true }]);
    assert.deepEqual(lines.slice(0, 2), ['open 1', 'message 1 "a"']);
    assert.notInclude(lines.join(), 'late');
    return lines;
  });
  expect('close() in the last message before the close frame', async (scene) => {
    const write = textFrame('a') + closeFrame(4000);
    const lines = await ended(scene, [{ write }, { frames: 1 }, { end: true }], {
      message: (socket) => socket.close(3000),
    });
    assert.deepEqual(lines.slice(0, 2), ['open 1', 'message 1 "a"']);
    assert.match(lines[2] ?? '', /^close 3 4000 "" clean$/);
  });
  expect('a server that closes as soon as it is open: open, then close', async (scene) => {
    const lines = await story(scene.make(`${scene.places.echo}?close=4400`));
    assert.deepEqual(lines, ['open 1', 'close 3 4400 "" clean']);
  });
}

function expectBreaks(expect: Expect): void {
  for (const [name, steps] of [
    ['a reset', [{ wait: true }, { reset: true }]],
    ['the end of TCP', [{ wait: true }, { end: true }]],
    [
      'a reset after a message',
      [{ wait: true }, { write: textFrame('a') }, { frames: 1 }, { reset: true }],
    ],
    ['the end of TCP within a frame', [{ wait: true }, { write: '8105' }, { end: true }]],
    [
      'the end of TCP within a message of several frames',
      [{ wait: true }, { write: frame(1, 'a', { isFinal: false }) }, { end: true }],
    ],
  ] as const) {
    expect(`${name}: an end with 1006, not clean`, async (scene) => {
      const place = scene.script({ steps });
      const lines = await story(scene.make(place.url), {
        open: () => place.go(),
        message: (socket) => socket.send('seen'),
      });
      assert.equal(lines[0], 'open 1');
      assert.equal(lines.at(-1), 'close 3 1006 "" not clean');
      return lines;
    });
  }
}

function expectBothSides(expect: Expect): void {
  expect('both sides close at once: the code of the other is told', async (scene) => {
    const steps = [
      { frames: 1 },
      { write: closeFrame(4001) },
      { frames: 2 },
      { end: true },
    ] as const;
    const lines = await ended(scene, steps, {
      open(socket) {
        socket.send('now');
        socket.close(4000);
      },
    });
    assert.deepEqual(lines, ['open 1', 'close 3 4001 "" clean']);
  });
  expect('a message that is too large for the server: its code is told', async (scene) => {
    const lines = await story(scene.make(), { open: (s) => s.send(new Uint8Array(1_048_577)) });
    assert.equal(lines[0], 'open 1');
    assert.match(lines.at(-1) ?? '', /^close 3 1009 "" clean$/);
    return lines;
  });
  expect('several ends, one after the other, each with its own facts', async (scene) => {
    const all: string[] = [];
    for (const code of [4001, 4002, 4003]) {
      all.push(...(await story(scene.make(`${scene.places.echo}?close=${code}`))));
    }
    assert.deepEqual(
      all.filter((line) => line.startsWith('close')),
      ['close 3 4001 "" clean', 'close 3 4002 "" clean', 'close 3 4003 "" clean'],
    );
  });
}
