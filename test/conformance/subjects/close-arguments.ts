import { assert } from 'chai';
import { nextEvent } from '../../support/waiting.ts';
import { type Expect, subject } from '../support/expectation.ts';
import { type Scene, states } from '../support/scene.ts';
import { textHex } from '../support/script.ts';
import { outcomes, thrown } from '../support/story.ts';

class Own extends Error {}

const show = (value: unknown): string =>
  typeof value === 'string'
    ? JSON.stringify(value)
    : typeof value === 'bigint'
      ? `${value}n`
      : String(value);

const close = (socket: WebSocket, ...args: unknown[]): unknown =>
  Reflect.apply(socket.close, socket, args);

/** Codes that may be sent, and what goes out. */
const fit: readonly (readonly [unknown, number])[] = [
  [1000, 1000],
  [3000, 3000],
  [3999, 3999],
  [4000, 4000],
  [4999, 4999],
  ['3000', 3000],
  [' 3000 ', 3000],
  ['0xBB8', 3000],
  ['3e3', 3000],
  [[3000], 3000],
  [new Number(3000), 3000],
  [new String('4000'), 4000],
  [{ valueOf: () => 3000 }, 3000],
  [{ toString: () => '3000' }, 3000],
  [{ [Symbol.toPrimitive]: (hint: string) => (hint === 'number' ? 3000 : 0) }, 3000],
  [new Date(3000), 3000],
];

/** Codes with a fraction, where Web IDL rounds: the platform of this page has the last word. */
const fractions = [
  999.5,
  999.6,
  999.4,
  1000.4,
  1000.5,
  1000.6,
  2999.4,
  2999.5,
  2999.6,
  3000.5,
  3001.5,
  4998.5,
  4999.4,
  4999.5,
  4999.6,
  '2999.5',
  -0.5,
];

const unfit: readonly unknown[] = [
  0,
  -0,
  1,
  999,
  1001,
  1002,
  1003,
  1004,
  1005,
  1006,
  1007,
  1008,
  1009,
  1010,
  1011,
  1012,
  1013,
  1014,
  1015,
  1016,
  1100,
  1999,
  2000,
  2999,
  5000,
  6000,
  32768,
  65535,
  65536,
  65536 + 1000,
  65536 + 3000,
  2 ** 32 + 3000,
  2 ** 53,
  1e21,
  -1,
  -1000,
  -64536,
  Number.NaN,
  Infinity,
  -Infinity,
  null,
  true,
  false,
  '',
  'x',
  '1000x',
  'Infinity',
  {},
  [],
  [1000, 1000],
  () => 1000,
];

const reasons: readonly (readonly [string, unknown, string])[] = [
  ['empty', '', ''],
  ['ASCII', 'enough', 'enough'],
  ['of several bytes per letter', 'é€😀', 'é€😀'],
  ['with a zero', 'a\0b', 'a\0b'],
  ['null', null, 'null'],
  ['a number', 42, '42'],
  ['an object', { toString: () => 'own' }, 'own'],
  ['an array', ['a', 'b'], 'a,b'],
  ['a lone high surrogate', 'a\ud83d', 'a\ufffd'],
  ['a lone low surrogate', '\ude00b', '\ufffdb'],
  ['surrogates in the wrong order', '\ude00\ud83d', '\ufffd\ufffd'],
  ['123 bytes of ASCII', 'x'.repeat(123), 'x'.repeat(123)],
  ['123 bytes in 41 letters', '€'.repeat(41), '€'.repeat(41)],
  ['123 bytes with pairs of surrogates', `${'😀'.repeat(30)}xxx`, `${'😀'.repeat(30)}xxx`],
  ['41 lone surrogates', '\ud800'.repeat(41), '\ufffd'.repeat(41)],
  ['undefined', undefined, ''],
];

const tooLong: readonly (readonly [string, unknown])[] = [
  ['124 bytes of ASCII', 'x'.repeat(124)],
  ['124 bytes in 62 letters', 'é'.repeat(62)],
  ['124 bytes in 31 pairs', '😀'.repeat(31)],
  ['126 bytes in 42 lone surrogates', '\ud800'.repeat(42)],
  ['an object of 124 bytes', { toString: () => 'x'.repeat(124) }],
  ['very long', 'x'.repeat(100_000)],
];

export const closeArguments = subject('arguments of close()', (expect) => {
  for (const [code, sent] of fit) {
    expect(`the code ${show(code)} (${typeof code}) goes out as ${sent}`, async (scene) => {
      assert.equal(await sentBy(scene, code), sent.toString(16).padStart(4, '0'));
    });
  }
  for (const code of fractions) {
    expect(`the code ${show(code)} is rounded as on the platform`, async (scene) => {
      const socket = await scene.open();
      const outcome = thrown(() => close(socket, code));
      if (outcome !== outcomes.none) return outcome;
      return sentBy(scene, code);
    });
  }
  for (const [name, make] of Object.entries(states)) {
    expect(
      `${name}: any other code is an InvalidAccessError, and nothing happens`,
      async (scene) => {
        const socket = await make(scene);
        const before = socket.readyState;
        for (const code of unfit)
          assert.equal(
            thrown(() => close(socket, code)),
            outcomes.access,
            show(code),
          );
        assert.equal(socket.readyState, before);
      },
    );
    expect(`${name}: a code that is no number at all is a TypeError`, async (scene) => {
      const socket = await make(scene);
      const before = socket.readyState;
      for (const code of [Symbol('x'), 1000n, Object.create(null)]) {
        assert.equal(
          thrown(() => close(socket, code)),
          outcomes.type,
        );
      }
      assert.equal(socket.readyState, before);
    });
    for (const [length, reason] of tooLong) {
      expect(
        `${name}: a reason of ${length} is a SyntaxError, and nothing happens`,
        async (scene) => {
          const socket = await make(scene);
          const before = socket.readyState;
          assert.equal(
            thrown(() => close(socket, 3000, reason)),
            outcomes.syntax,
          );
          assert.equal(socket.readyState, before);
        },
      );
    }
    expectOrder(expect, name, make);
  }
  for (const [name, reason, sent] of reasons) {
    expect(`a reason that is ${name} goes out as UTF-8`, async (scene) => {
      assert.equal(await sentBy(scene, 3000, reason), `0bb8${textHex(sent)}`);
    });
  }
  expectWithoutCode(expect);
});

/** The payload of the close frame that arrives, as hex. */
async function sentBy(scene: Scene, ...args: unknown[]): Promise<string | undefined> {
  const place = scene.script();
  const socket = await scene.open(place.url);
  close(socket, ...args);
  await nextEvent(socket, 'close');
  return (await place.transcript()).frames[0]?.payload;
}

function expectOrder(
  expect: Expect,
  name: string,
  make: (scene: Scene) => WebSocket | Promise<WebSocket>,
): void {
  const noting = (log: string[], code: unknown, reason: unknown) => [
    {
      valueOf() {
        log.push('code');
        return code;
      },
    },
    {
      toString() {
        log.push('reason');
        return reason;
      },
    },
  ];
  expect(
    `${name}: code and reason are converted once, in order, before either is judged`,
    async (scene) => {
      const socket = await make(scene);
      const log: string[] = [];
      assert.equal(
        thrown(() => close(socket, ...noting(log, 1001, 'x'))),
        outcomes.access,
      );
      assert.deepEqual(log, ['code', 'reason']);
    },
  );
  expect(`${name}: a wrong code is told before a long reason`, async (scene) => {
    const socket = await make(scene);
    assert.equal(
      thrown(() => close(socket, 1, 'x'.repeat(124))),
      outcomes.access,
    );
  });
  expect(
    `${name}: an exception of a conversion passes through, and nothing happens`,
    async (scene) => {
      const socket = await make(scene);
      const before = socket.readyState;
      const fails = () => {
        throw new Own('own');
      };
      const log: string[] = [];
      assert.throws(
        () => close(socket, { valueOf: fails }, { toString: () => log.push('reason') }),
        Own,
      );
      assert.throws(() => close(socket, 1, { toString: fails }), Own);
      assert.throws(() => close(socket, undefined, { toString: fails }), Own);
      assert.equal(
        thrown(() => close(socket, 1000, Symbol('x'))),
        outcomes.type,
      );
      assert.deepEqual([log, socket.readyState], [[], before]);
    },
  );
  expect(`${name}: fit arguments are no error`, async (scene) => {
    const socket = await make(scene);
    assert.isUndefined(close(socket, 3000, 'x'));
    assert.isAtLeast(socket.readyState, 2);
  });
}

function expectWithoutCode(expect: Expect): void {
  expect('undefined is no code', async (scene) => {
    assert.equal(await sentBy(scene, undefined), '');
    assert.equal(await sentBy(scene, undefined, undefined), '');
  });
  for (const [name, reason] of [
    ['a reason', 'x'],
    ['an empty reason', ''],
    ['a long reason', 'x'.repeat(124)],
  ] as const) {
    expect(`no code, but ${name}: as on the platform`, async (scene) => {
      const socket = await scene.open();
      return [thrown(() => close(socket, undefined, reason)), socket.readyState];
    });
  }
  expect('a reason in the place of the code is an InvalidAccessError', async (scene) => {
    const socket = await scene.open();
    assert.equal(
      thrown(() => close(socket, 'a reason only')),
      outcomes.access,
    );
    assert.equal(socket.readyState, 1);
  });
  expect('more arguments are left alone', async (scene) => {
    const socket = await scene.open();
    const extra = {
      toString: () => assert.fail('converted'),
      valueOf: () => assert.fail('converted'),
    };
    close(socket, 1000, 'x', extra);
    assert.equal(socket.readyState, 2);
  });
  expect('a conversion that closes the socket: that close() counts', async (scene) => {
    const place = scene.script();
    const socket = await scene.open(place.url);
    close(socket, {
      valueOf() {
        socket.close(3001);
        return 3002;
      },
    });
    await nextEvent(socket, 'close');
    const { frames } = await place.transcript();
    assert.deepEqual(
      frames.map(({ payload }) => payload),
      ['0bb9'],
    );
  });
}
