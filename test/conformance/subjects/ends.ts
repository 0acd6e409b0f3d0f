import { assert } from 'chai';
import { type Expect, subject } from '../support/expectation.ts';
import type { Scene } from '../support/scene.ts';
import { closeFrame, frame, opcodes, type Step, textFrame } from '../support/script.ts';
import { type Acts, story } from '../support/story.ts';

export const ends = subject('ends', (expect) => {
  expectByServer(expect);
  expectBreaks(expect);
  expectBothSides(expect);
});

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
