import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { FakePage } from './support/fake-page.ts';
import { connecting, opened, plain, Scene, settle, waiting } from './support/set-up.ts';

const byUs = {
  code: 1006,
  reason: '',
  wasClean: false,
  cause: 'client',
  willReconnect: false,
  unconfirmed: 0,
};

describe('Rule 17: close() works in every state', () => {
  test('idle becomes closed without a close', async () => {
    const scene = new Scene({ manual: true });
    scene.socket.close();
    await settle();
    assert.deepEqual(scene.types, ['statechange']);
    assert.equal(scene.socket.state, 'closed');
  });

  test('from connecting: one close at once', async () => {
    const scene = await connecting();
    scene.forget();
    scene.socket.close();
    assert.equal(scene.socket.state, 'closed');
    await settle();
    assert.deepEqual(scene.types, ['statechange', 'close']);
    assert.deepEqual(scene.told('close'), [byUs]);
    assert.deepEqual(scene.network.live, []);
  });

  test('from waiting: one close at once, and the pending retry is cancelled', async () => {
    const scene = await waiting();
    scene.socket.close();
    assert.equal(scene.socket.state, 'closed');
    await scene.advance(1e7);
    assert.deepEqual(scene.types, ['statechange', 'close']);
    assert.deepEqual(scene.told('close'), [byUs]);
    assert.equal(scene.links, 1);
  });

  test('from open: the closing handshake, then one close', async () => {
    const scene = await opened();
    scene.socket.close(4001, 'enough');
    assert.equal(scene.socket.state, 'closing');
    assert.deepEqual(scene.link.closes[0], [4001, 'enough']);
    await scene.end(4001, 'enough');
    assert.equal(scene.socket.state, 'closed');
    assert.deepEqual(scene.told('close'), [
      { ...byUs, code: 4001, reason: 'enough', wasClean: true },
    ]);
    assert.deepEqual(scene.types, ['statechange', 'statechange', 'close']);
  });

  test('closing stays as it is: no second close frame', async () => {
    const scene = await opened();
    scene.socket.close(4001);
    scene.socket.close(4002);
    assert.equal(scene.link.closes.length, 1);
    await scene.end(4001);
    assert.equal(scene.told('close').length, 1);
  });

  test('closed stays as it is', async () => {
    const scene = await connecting();
    scene.socket.close();
    await settle();
    scene.forget();
    scene.socket.close();
    await settle();
    assert.deepEqual(scene.types, []);
  });

  test('no retry follows, whatever the server says to it', async () => {
    for (const code of [1000, 1006, 1012, 4000]) {
      const scene = await opened();
      scene.socket.close();
      await scene.end(code);
      await scene.advance(1e6);
      assert.deepEqual([scene.socket.state, scene.links], ['closed', 1]);
      assert.deepEqual(scene.told('reconnecting'), []);
    }
  });

  test('without a code none is given to the socket', async () => {
    const scene = await opened();
    scene.socket.close();
    assert.deepEqual(
      scene.link.closes[0]?.filter((argument) => argument !== undefined),
      [],
    );
  });

  test('messages that arrive during the closing handshake are not told', async () => {
    const scene = await opened();
    scene.socket.close();
    scene.link.readyState = 1;
    await scene.receive('late');
    assert.deepEqual(scene.messages, []);
  });

  test('it throws for a wrong code or a long reason in every state, and changes nothing', async () => {
    for (const scene of [
      new Scene({ manual: true }),
      await connecting(),
      await opened(),
      await waiting(),
    ]) {
      const { state } = scene.socket;
      for (const code of [0, 999, 1001, 1005, 1006, 1015, 2999, 5000]) {
        assert.throws(() => scene.socket.close(code), { name: 'InvalidAccessError' });
      }
      for (const reason of ['x'.repeat(124), '你'.repeat(42)]) {
        assert.throws(() => scene.socket.close(1000, reason), { name: 'SyntaxError' });
      }
      assert.equal(scene.socket.state, state);
    }
  });

  test('1000, 3000 to 4999 and 123 bytes of reason may be sent', async () => {
    for (const code of [1000, 3000, 4999]) {
      const scene = await opened();
      scene.socket.close(code, '你'.repeat(41));
      assert.deepEqual(scene.link.closes[0], [code, '你'.repeat(41)]);
    }
  });
});

describe('Rule 17: then no timer, listener or socket is left', () => {
  const setUps: [state: string, setUp: () => Promise<Scene>][] = [
    ['idle', async () => new Scene({ manual: true, queueTime: 1000 })],
    ['connecting', () => connecting({ queueTime: 1000 })],
    ['waiting', () => waiting({ queueTime: 1000 })],
  ];
  const isClear = (scene: Scene, page: FakePage) => {
    assert.deepEqual(scene.clock.timers, []);
    assert.equal(page.listeners, 0);
    assert.deepEqual(scene.network.live, []);
  };

  for (const [state, setUp] of setUps) {
    test(`from ${state}`, async (t: TestContext) => {
      const page = new FakePage(t);
      const scene = await setUp();
      scene.socket.send('x');
      scene.socket.close();
      isClear(scene, page);
      await scene.advance(1e7);
      isClear(scene, page);
    });
  }

  test('from open, after the handshake', async (t) => {
    const page = new FakePage(t);
    const scene = await opened();
    scene.socket.close();
    await scene.end(1000);
    isClear(scene, page);
  });

  test('from open, after a handshake that never came', async (t) => {
    const page = new FakePage(t);
    const scene = await opened();
    scene.socket.close();
    await scene.advance(5000);
    isClear(scene, page);
  });

  test('also when it is closed by a fatal code', async (t) => {
    const page = new FakePage(t);
    const scene = await opened();
    await scene.end(1008);
    isClear(scene, page);
  });
});

describe('Rule 17: the closing handshake gets heart-timeout, then the socket is abandoned', () => {
  for (const [title, options, limit] of [
    ['heart-timeout', { heartTimeout: 1200 }, 1200],
    ['5000 where the heartbeat is off', { heartTime: 0, heartTimeout: 1200 }, 5000],
  ] as const) {
    test(title, async () => {
      const scene = await opened(options);
      scene.socket.close(4001, 'enough');
      await scene.advance(limit - 1);
      assert.equal(scene.socket.state, 'closing');
      await scene.advance(1);
      assert.equal(scene.socket.state, 'closed');
      assert.deepEqual(scene.told('close'), [byUs]);
      assert.equal(scene.link.isHeard, false);
    });
  }

  test('plain: no limit', async () => {
    const scene = await opened(plain);
    scene.socket.close();
    await scene.advance(1e9);
    assert.equal(scene.socket.state, 'closing');
    assert.deepEqual(scene.clock.timers, []);
  });

  test('plain: an attempt that is closed waits for the platform, too', async () => {
    const scene = await connecting(plain);
    scene.socket.close();
    assert.equal(scene.socket.readyState, 2);
    await settle();
    assert.deepEqual(scene.told('close'), []);
    await scene.end();
    assert.deepEqual(scene.told('close'), [byUs]);
  });
});

describe('Rule 17: connect() starts again from attempt 0', () => {
  test('after close()', async () => {
    const scene = await waiting({ reconnectJitter: 0 });
    scene.socket.close();
    scene.socket.connect();
    await scene.open();
    assert.equal(scene.told('open')[0]?.attempt, 0);
    await scene.end();
    assert.deepEqual(scene.told('reconnecting'), [{ attempt: 1, delay: 5000, cause: 'network' }]);
  });

  test('it does nothing while connecting, open or closing', async () => {
    for (const setUp of [connecting, opened]) {
      const scene = await setUp();
      scene.socket.connect();
      await settle();
      assert.equal(scene.links, 1);
    }
    const scene = await opened();
    scene.socket.close();
    scene.socket.connect();
    assert.deepEqual([scene.socket.state, scene.links], ['closing', 1]);
  });
});
