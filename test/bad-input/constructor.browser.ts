import { assert } from 'chai';
import { HeartbeatSocket } from 'heartbeat-socket/core';
import { where } from '../support/engines.ts';
import { ownServerUrl } from '../support/server.ts';
import { endSockets, makeNative, makeSocket, plain } from '../support/socket.ts';
import { nextEvent } from '../support/waiting.ts';

const url = ownServerUrl();

/** The name of what is thrown, or the word for what is not. */
function outcome(act: () => unknown): string {
  try {
    act();
    return 'nothing';
  } catch (error) {
    return (error as Error).name;
  }
}

const rangeError = {
  toString() {
    throw new RangeError();
  },
};

describe('bad input: a plain HeartbeatSocket takes it as a WebSocket does', () => {
  afterEach(endSockets);

  for (const [title, given, protocols] of [
    ['subprotocols that have no text', 'ftp://x', Symbol('x')],
    ['subprotocols that throw', 'ftp://x', rangeError],
    ['a subprotocol in a list that throws', 'ftp://x', [rangeError]],
    ['subprotocols that are none', 'ftp://x', ['', '']],
    ['a url that throws, before subprotocols', rangeError, Symbol('x')],
  ] as const) {
    it(`an unusable url and ${title}: the same is thrown`, () => {
      const native = outcome(() => new WebSocket(given as string, protocols as never));
      const make = () => new HeartbeatSocket(given as string, protocols as never, plain);
      assert.equal(outcome(make), native);
    });
  }

  for (const none of [null, undefined]) {
    const test = none === null ? where('subprotocols with an iterator of null') : it;
    test(`subprotocols whose iterator is ${none} are read as text`, () => {
      const given = { [Symbol.iterator]: none, toString: () => 'chat' };
      const native = outcome(() => makeNative(url, given as never));
      assert.equal(native, 'nothing');
      assert.equal(
        outcome(() => makeSocket(url, plain, given as never)),
        native,
      );
    });
  }

  it('a close code is converted once', async () => {
    const asked = async (socket: WebSocket | HeartbeatSocket) => {
      let count = 0;
      await nextEvent(socket, 'open');
      const code = { valueOf: () => [1000, 3000][count++] ?? 0 };
      socket.close(code as never);
      const { code: told } = await nextEvent<CloseEvent>(socket, 'close');
      return [count, told];
    };
    const native = await asked(makeNative(url));
    assert.deepEqual(native, [1, 1000]);
    assert.deepEqual(await asked(makeSocket(url, plain)), native);
  });

  it('close() with a reason but no code throws the same, and messages still come', async () => {
    const story = async (socket: WebSocket | HeartbeatSocket) => {
      await nextEvent(socket, 'open');
      const thrown = outcome(() => socket.close(undefined, 'enough'));
      const { readyState } = socket;
      // Chromium alone refuses it; elsewhere the socket is closing now.
      if (thrown === 'nothing') return [readyState];
      const arrived = nextEvent<MessageEvent>(socket, 'message');
      socket.send('still here');
      return [thrown, readyState, (await arrived).data];
    };
    const native = await story(makeNative(url));
    assert.deepEqual(await story(makeSocket(url, plain)), native);
  });

  it('null as options means none', async () => {
    const socket = new HeartbeatSocket(url, [], null as never);
    await nextEvent(socket, 'open');
    assert.equal(socket.state, 'open');
    socket.close();
  });
});
