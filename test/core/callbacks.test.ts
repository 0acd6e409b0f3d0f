import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import { connecting, opened, type SetUpOptions, settle, steady } from './support/set-up.ts';

const boom = () => {
  throw new Error('boom');
};
const options: SetUpOptions = { ...steady, heartTime: 1000, heartTimeout: 500 };

describe('Rule 21: a callback that throws breaks nothing: told, and the default is used', () => {
  test('heart-message: ping goes out', async () => {
    const scene = await opened({ ...options, heartMessage: boom });
    await scene.advance(1000);
    assert.deepEqual(scene.link.sent, ['ping']);
    assert.deepEqual(scene.errors, ['boom']);
    await scene.receive('pong');
    assert.equal(scene.told('heartbeat').length, 1);
  });

  test('heart-reply: pong or an echo is a reply, the rest is a message', async () => {
    const scene = await opened({ ...options, heartReply: boom });
    await scene.advance(1000);
    await scene.receive('x');
    await scene.receive('pong');
    assert.deepEqual(scene.messages, ['x']);
    assert.equal(scene.told('heartbeat').length, 1);
    assert.deepEqual(scene.errors, ['boom', 'boom']);
  });

  test('shouldReconnect: it retries', async () => {
    const scene = await opened({ ...options, shouldReconnect: boom });
    await scene.end();
    assert.equal(scene.socket.state, 'waiting');
    assert.equal(scene.told('close')[0]?.willReconnect, true);
    assert.deepEqual(scene.errors.includes('boom'), true);
    await scene.advance(1000);
    assert.equal(scene.links, 2);
  });

  for (const answer of [undefined, null, 0, '', 'no', Promise.resolve(false)]) {
    test(`shouldReconnect giving ${String(answer) || "''"}: told, and it retries`, async () => {
      const shouldReconnect = () => answer as never;
      const scene = await opened({ ...options, shouldReconnect });
      await scene.end();
      assert.equal(scene.socket.state, 'waiting');
      assert.match(scene.errors.join(), /shouldReconnect/);
    });
  }

  for (const answer of [undefined, 5, new Blob(['ping'])]) {
    test(`heart-message giving ${String(answer)}: told, and ping goes out`, async () => {
      const scene = await opened({ ...options, heartMessage: () => answer as never });
      await scene.advance(1000);
      assert.deepEqual(scene.link.sent, ['ping']);
      assert.match(scene.errors.join(), /heart-message/);
    });
  }

  test('whatever is thrown, an Error is told that says it', async () => {
    for (const thrown of ['no token', { status: 401 }, undefined, null, Symbol('x')]) {
      const heartMessage = () => {
        throw thrown;
      };
      const scene = await opened({ ...options, heartMessage });
      await scene.advance(1000);
      const [told] = scene.told('error');
      assert.ok(told?.error instanceof Error, `${String(thrown)} is told`);
      if (thrown === 'no token') assert.match(told.error.message, /no token/);
    }
  });

  test('an Error that is thrown is told itself', async () => {
    const error = new TypeError('mine');
    const heartMessage = () => {
      throw error;
    };
    const scene = await opened({ ...options, heartMessage });
    await scene.advance(1000);
    assert.equal(scene.told('error')[0]?.error, error);
  });

  test('a tap observer: it goes to the console, and the others are told', async (t) => {
    const logged = t.mock.method(console, 'error', () => {});
    const scene = await opened(options);
    const seen: string[] = [];
    scene.socket.tap(boom);
    scene.socket.tap(({ type }) => seen.push(type));
    await scene.receive('x');
    assert.deepEqual(seen, ['received']);
    assert.deepEqual(scene.messages, ['x']);
    assert.equal(logged.mock.callCount(), 1);
    mock.restoreAll();
  });

  test('a WebSocket class that throws later than at the first attempt is a failed attempt', async () => {
    const scene = await connecting(options);
    await scene.end();
    scene.network.onmake = boom;
    scene.forget();
    await scene.advance(1000);
    assert.equal(scene.socket.state, 'waiting');
    assert.deepEqual(scene.errors, ['boom']);
    scene.network.onmake = () => {};
    await scene.advance(1000);
    await scene.open();
    assert.equal(scene.socket.state, 'open');
  });

  test('without a WebSocket class a later attempt fails with an error that says what to do', async () => {
    const scene = await connecting({ ...options, manual: true, WebSocket: undefined });
    scene.socket.connect();
    await settle();
    assert.match(scene.errors.join(), /options\.WebSocket/);
    assert.equal(scene.socket.state, 'waiting');
  });
});

describe('Rule 21: callbacks that call back', () => {
  test('shouldReconnect that calls close(): one close, by client', async () => {
    const scene = await opened({
      ...options,
      shouldReconnect: () => {
        scene.socket.close();
        return true;
      },
    });
    await scene.end(1001);
    await scene.advance(1e6);
    assert.equal(scene.socket.state, 'closed');
    assert.deepEqual(
      scene.told('close').map(({ cause, willReconnect }) => [cause, willReconnect]),
      [['client', false]],
    );
    assert.equal(scene.links, 1);
  });

  test('shouldReconnect that calls close() while connecting', async () => {
    const scene = await connecting({
      ...options,
      shouldReconnect: () => {
        scene.socket.close();
        return true;
      },
    });
    await scene.end();
    await scene.advance(1e6);
    assert.equal(scene.socket.state, 'closed');
    assert.equal(scene.told('close').length, 1);
    assert.equal(scene.links, 1);
  });

  test('shouldReconnect that calls reconnect(): one new attempt, no wait', async () => {
    for (const answer of [true, false]) {
      const scene = await opened({
        ...options,
        shouldReconnect: () => {
          scene.socket.reconnect();
          return answer;
        },
      });
      await scene.end(1001);
      assert.equal(scene.socket.state, 'connecting');
      assert.equal(scene.links, 2);
      assert.deepEqual(scene.told('reconnecting'), []);
      assert.equal(scene.told('close').length, 1);
      await scene.open();
      assert.equal(scene.socket.state, 'open');
    }
  });

  test('shouldReconnect that calls send(): it is held for the next link', async () => {
    const scene = await opened({
      ...options,
      shouldReconnect: () => {
        scene.socket.send('x');
        return true;
      },
    });
    await scene.end();
    await scene.advance(1000);
    await scene.open();
    assert.deepEqual(scene.link.sent, ['x']);
  });

  test('shouldReconnect that calls send() at a heart-timeout: Rule 16, it counts as unconfirmed', async () => {
    const scene = await opened({
      ...options,
      shouldReconnect: () => {
        scene.socket.send('x');
        return true;
      },
    });
    await scene.advance(1500);
    const [close] = scene.told('close');
    assert.equal(close?.cause, 'heart-timeout');
    assert.equal(close.unconfirmed, scene.link.sent.length - 1);
  });

  test('heart-message that calls close(): no probe goes out', async () => {
    const scene = await opened({
      ...options,
      heartMessage: () => {
        scene.socket.close();
        return 'ping';
      },
    });
    await scene.advance(1000);
    assert.equal(scene.socket.state, 'closing');
    assert.deepEqual(scene.link.sent, []);
  });

  test('heart-message that calls reconnect(): no probe goes out on the new attempt', async () => {
    let once = true;
    const scene = await opened({
      ...options,
      heartMessage: () => {
        if (once) scene.socket.reconnect();
        once = false;
        return 'ping';
      },
    });
    await scene.advance(1000);
    assert.equal(scene.socket.state, 'connecting');
    assert.deepEqual(
      scene.network.sockets.flatMap(({ sent }) => sent),
      [],
    );
    await scene.open();
    await scene.advance(1000);
    assert.deepEqual(scene.link.sent, ['ping']);
  });

  test('heart-message that calls send(): the message goes first', async () => {
    const scene = await opened({
      ...options,
      heartMessage: () => {
        scene.socket.send('x');
        return 'ping';
      },
    });
    await scene.advance(1000);
    assert.deepEqual(scene.link.sent, ['x', 'ping']);
  });

  test('heart-reply that calls reconnect(): Rule 1, the old link tells nothing more', async () => {
    const scene = await opened({
      ...options,
      heartReply: () => {
        scene.socket.reconnect();
        return false;
      },
    });
    await scene.advance(1000);
    await scene.receive('x');
    assert.equal(scene.socket.state, 'connecting');
    assert.deepEqual(scene.messages, []);
  });
});
