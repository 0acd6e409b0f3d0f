import { assert } from 'chai';
import { nextEvent } from '../../support/waiting.ts';
import { arrived, bytes, send, sharedMemory, summary } from '../support/arrived.ts';
import { type Expect, subject } from '../support/expectation.ts';
import { states } from '../support/scene.ts';
import { textHex } from '../support/script.ts';
import { outcomes, thrown } from '../support/story.ts';

class Own extends Error {}

export const sendingInEachState = subject('sending in each state', (expect) => {
  expectConversions(expect);
  expectStates(expect);
  expectCallsWithin(expect);
});

/** What is converted, and judged, before the state is. */
function expectConversions(expect: Expect): void {
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
}

function expectStates(expect: Expect): void {
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
}

function expectCallsWithin(expect: Expect): void {
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
