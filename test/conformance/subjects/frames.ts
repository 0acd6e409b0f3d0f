import { assert } from 'chai';
import { subject } from '../support/expectation.ts';
import {
  closeFrame,
  closePayload,
  farewell,
  frame,
  opcodes,
  type Step,
  textFrame,
} from '../support/script.ts';
import { story } from '../support/story.ts';

const { continuation, text, binary, close, ping, pong } = opcodes;
const part = { isFinal: false } as const;
const raw = (...values: number[]): Uint8Array => Uint8Array.from(values);

/** Frames that a client takes, and what the page sees of them. */
const taken: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  'an empty text': [textFrame(''), ['message 1 ""']],
  'text of several bytes per letter': [textFrame('é€😀'), ['message 1 "é€😀"']],
  'a byte order mark, which stays': [textFrame('\ufeffx'), ['message 1 "\ufeffx"']],
  'a zero': [textFrame('\0'), ['message 1 "\0"']],
  'text in two frames': [frame(text, 'a', part) + frame(continuation, 'b'), ['message 1 "ab"']],
  'text in many frames, some empty': [
    frame(text, '', part) +
      frame(continuation, 'a', part) +
      frame(continuation, '', part) +
      frame(continuation, 'b', part) +
      frame(continuation),
    ['message 1 "ab"'],
  ],
  'a letter cut in two by frames': [
    frame(text, raw(0xe2, 0x82), part) + frame(continuation, raw(0xac)),
    ['message 1 "€"'],
  ],
  'bytes in two frames': [
    frame(binary, 'a', part) + frame(continuation, 'bc'),
    ['message 1 Blob(3)'],
  ],
  'empty bytes': [frame(binary), ['message 1 Blob(0)']],
  'a ping within a message': [
    frame(text, 'a', part) + frame(ping, 'x') + frame(continuation, 'b'),
    ['message 1 "ab"'],
  ],
  'a pong nobody asked for': [frame(pong, 'x') + textFrame('a'), ['message 1 "a"']],
  'a ping of 125 bytes': [frame(ping, 'x'.repeat(125)) + textFrame('a'), ['message 1 "a"']],
  'text of 125 bytes': [textFrame('x'.repeat(125)), [`message 1 "${'x'.repeat(125)}"`]],
  'text of 126 bytes': [textFrame('x'.repeat(126)), [`message 1 "${'x'.repeat(126)}"`]],
  'text of 65535 bytes': [textFrame('x'.repeat(65535)), [`message 1 "${'x'.repeat(65535)}"`]],
  'text of 65536 bytes': [textFrame('x'.repeat(65536)), [`message 1 "${'x'.repeat(65536)}"`]],
  noncharacters: [textFrame('\uffff\ufdd0'), ['message 1 "\uffff\ufdd0"']],
};

/** Frames for which RFC 6455 has a client fail the connection. */
const broken: Readonly<Record<string, string>> = {
  'the reserved opcode 3': frame(3, 'x'),
  'the reserved opcode 7': frame(7),
  'the reserved opcode 11': frame(11),
  'the reserved opcode 15': frame(15),
  'the first reserved bit': frame(text, 'x', { reserved: 4 }),
  'the second reserved bit': frame(text, 'x', { reserved: 2 }),
  'the third reserved bit': frame(text, 'x', { reserved: 1 }),
  'a reserved bit in a ping': frame(ping, '', { reserved: 4 }),
  'a mask': frame(text, 'x', { mask: true }),
  'a masked close': frame(close, closePayload(1000), { mask: true }),
  'a ping of 126 bytes': frame(ping, 'x'.repeat(126)),
  'a close of 126 bytes': frame(close, closePayload(1000, 'x'.repeat(124))),
  'a ping in parts': frame(ping, '', part),
  'a close in parts': frame(close, closePayload(1000), part),
  'a continuation of nothing': frame(continuation, 'x'),
  'a continuation after the end':
    frame(text, 'a', part) + frame(continuation, 'b') + frame(continuation, 'c'),
  'a new message within another': frame(text, 'a', part) + textFrame('b'),
  'bytes within a text': frame(text, 'a', part) + frame(binary, 'b'),
  'a length with its highest bit set': '817fffffffffffffffff',
  'a close with half a code': frame(close, raw(3)),
};

/** Text that is no UTF-8. */
const notUtf8: Readonly<Record<string, string>> = {
  'a byte that never occurs': frame(text, raw(0xff)),
  'a lone continuation byte': frame(text, raw(0x80)),
  'a letter cut short': frame(text, raw(0xe2, 0x82)),
  'an overlong letter': frame(text, raw(0xc0, 0xaf)),
  'a surrogate': frame(text, raw(0xed, 0xa0, 0x80)),
  'a letter above U+10FFFF': frame(text, raw(0xf4, 0x90, 0x80, 0x80)),
  'a letter cut short in parts': frame(text, raw(0xe2), part) + frame(continuation, raw(0x82)),
  'a wrong byte in a later part': frame(text, 'a', part) + frame(continuation, raw(0xff)),
};

/** Close codes that nobody may send (RFC 6455, section 7.4), and lengths written too long. */
const disputed: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535].map((code) => [
      `the close code ${code}`,
      closeFrame(code),
    ]),
  ),
  'a close reason that is no UTF-8': frame(close, raw(3, 232, 0xff)),
  'a length of 1 in two bytes': frame(text, 'x', { sizeOfLength: 2 }),
  'a length of 1 in eight bytes': frame(text, 'x', { sizeOfLength: 8 }),
  'a length of 300 in eight bytes': frame(text, 'x'.repeat(300), { sizeOfLength: 8 }),
  'two close frames': closeFrame(4000) + closeFrame(4001),
};

const ending: readonly Step[] = [{ write: closeFrame(1000) }, { frames: 1 }, { end: true }];

export const frames = subject('frames', (expect) => {
  for (const [name, [write, lines]] of Object.entries(taken)) {
    expect(`${name}: taken`, async (scene) => {
      const steps = [
        { write: write + closeFrame(1000) },
        { frames: 1 },
        { wait: true },
        { end: true },
      ] as const;
      const place = scene.script({ steps });
      const socket = scene.make(place.url);
      const told = story(socket);
      await place.go();
      assert.deepEqual(await told, ['open 1', ...lines, 'close 3 1000 "" clean']);
    });
  }
  for (const [name, write] of Object.entries({ ...broken, ...notUtf8 })) {
    expect(`${name}: fails the connection: error, then close with 1006`, async (scene) => {
      const place = scene.script({ steps: [{ wait: true }, { write }] });
      const lines = await story(scene.make(place.url), { open: () => place.go() });
      assert.deepEqual(
        lines.filter((line) => !line.startsWith('message')),
        ['open 1', 'error 3', 'close 3 1006 "" not clean'],
      );
      return lines;
    });
  }
  for (const [name, write] of Object.entries(disputed)) {
    expect(`${name}: as on the platform`, async (scene) => {
      const place = scene.script({ steps: [{ write }, ...ending] });
      const lines = await story(scene.make(place.url));
      assert.equal(lines[0], 'open 1');
      return lines;
    });
  }
  expect('a frame that comes byte by byte', async (scene) => {
    const whole = textFrame('hello');
    const steps = (whole.match(/../g) ?? []).flatMap((write): Step[] => [
      { write: frame(ping) },
      { write },
    ]);
    // A ping can't come within a frame: the pings only before its first byte.
    const bytes = steps.filter(
      (step, at) => at === 0 || !('write' in step && step.write === frame(ping)),
    );
    const place = scene.script({ steps: [...bytes, ...ending] });
    assert.deepEqual(await story(scene.make(place.url)), [
      'open 1',
      'message 1 "hello"',
      'close 3 1000 "" clean',
    ]);
  });
  expect('a ping is answered by a pong of the same bytes, and not told', async (scene) => {
    const place = scene.script({ steps: [{ write: frame(ping, 'é') }, { frames: 1 }, ...ending] });
    const lines = await story(scene.make(place.url));
    assert.deepEqual(lines, ['open 1', 'close 3 1000 "" clean']);
    const [answer] = (await place.transcript()).frames;
    assert.deepInclude(answer, { opcode: pong, payload: 'c3a9', isFinal: true, isMasked: true });
  });
  expect('after a broken frame nothing more is told', async (scene) => {
    const place = scene.script({
      steps: [{ write: frame(3) + textFrame('late') + closeFrame(4000) }],
    });
    const lines = await story(scene.make(place.url));
    assert.deepEqual(lines, ['open 1', 'error 3', 'close 3 1006 "" not clean']);
  });
  expect('the first frame in one piece with the handshake', async (scene) => {
    const place = scene.script({ steps: [{ write: textFrame('a') }, ...farewell] });
    const lines = await story(scene.make(place.url), { message: (socket) => socket.close() });
    assert.deepEqual(lines, ['open 1', 'message 1 "a"', 'close 3 1005 "" clean']);
  });
  expect('a socket that fails while closing', async (scene) => {
    const place = scene.script({ steps: [{ frames: 1 }, { write: frame(3) }] });
    const lines = await story(scene.make(place.url), { open: (socket) => socket.close(1000) });
    assert.equal(lines.at(-1), 'close 3 1006 "" not clean');
    return lines;
  });
});
