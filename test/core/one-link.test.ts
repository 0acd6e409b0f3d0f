import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connecting, opened, type Scene, settle, steady, waiting } from './support/set-up.ts';

const options = { ...steady, heartTime: 1000, heartTimeout: 500, connectTimeout: 3000 };

/** From every state with a socket, the ways to come to a new one. */
const ways: [title: string, setUp: () => Promise<Scene>, leave: (scene: Scene) => unknown][] = [
  ['reconnect() while open', () => opened(options), ({ socket }) => socket.reconnect()],
  ['reconnect() while connecting', () => connecting(options), ({ socket }) => socket.reconnect()],
  [
    'reconnect() while closing',
    async () => {
      const scene = await opened(options);
      scene.socket.close();
      return scene;
    },
    ({ socket }) => socket.reconnect(),
  ],
  ['a heart-timeout', () => opened(options), (scene) => scene.advance(1500 + 1000)],
  ['a connect-timeout', () => connecting(options), (scene) => scene.advance(3000 + 1000)],
  [
    'close() and connect() while connecting',
    () => connecting(options),
    ({ socket }) => {
      socket.close();
      socket.connect();
    },
  ],
  [
    'a closing handshake that takes too long, and connect()',
    () => opened(options),
    async (scene) => {
      scene.socket.close();
      await scene.advance(500);
      scene.socket.connect();
    },
  ],
];

describe('Rule 1: one link at a time', () => {
  for (const [title, setUp, leave] of ways) {
    test(`the old socket is let go before a new one is made: ${title}`, async () => {
      const scene = await setUp();
      const [old] = scene.network.sockets;
      let atMaking: unknown;
      scene.network.onmake = () => {
        atMaking = [old?.isHeard, old?.readyState];
      };
      await leave(scene);
      assert.equal(scene.links, 2);
      assert.deepEqual(atMaking, [false, 2]);
    });

    test(`no late event of the old socket reaches anybody: ${title}`, async () => {
      const scene = await setUp();
      const { link } = scene;
      await leave(scene);
      await settle();
      scene.forget();
      link.readyState = 1;
      link.open();
      link.message('late');
      link.end(4400);
      await settle();
      assert.deepEqual(scene.types, []);
      assert.equal(scene.socket.state, 'connecting');
    });
  }

  test('a socket that ended is let go', async () => {
    const scene = await waiting();
    assert.equal(scene.link.isHeard, false);
    scene.link.end();
    await settle();
    assert.deepEqual(scene.types, []);
  });

  test('a link dropped for a wait is not closed as if on purpose: no 1000 is sent', async () => {
    const scene = await opened(options);
    await scene.advance(1500);
    assert.deepEqual(
      scene.link.closes.map(([code]) => code),
      [undefined],
    );
  });

  test('reconnect() while open sends 1000', async () => {
    const scene = await opened();
    const { link } = scene;
    scene.socket.reconnect();
    assert.deepEqual(link.closes, [[1000]]);
  });

  test('a socket that can be torn down at once is, unless a code is to be sent', async () => {
    const torn: unknown[] = [];
    const scene = await opened(options);
    Object.assign(scene.link, { terminate: () => torn.push('torn') });
    await scene.advance(1500);
    assert.deepEqual([torn, scene.link.closes], [['torn'], []]);
  });

  test('a socket whose close() throws is let go all the same', async () => {
    const scene = await opened(options);
    scene.link.close = () => {
      throw new Error('gone');
    };
    scene.socket.reconnect();
    assert.equal(scene.links, 2);
    assert.deepEqual(scene.errors, []);
  });

  test('an error of a socket that was let go has a listener, as ws needs it', async () => {
    const scene = await opened(options);
    await scene.advance(1500);
    assert.equal(typeof scene.link.onerror, 'function');
  });
});
