import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, test } from 'node:test';
import { FakePage } from './support/fake-page.ts';
import { Scene, settle } from './support/set-up.ts';

/** The ways in which a connection comes to its end, each from its start. */
const ways: [title: string, end: (scene: Scene) => void][] = [
  [
    'closed while open',
    ({ socket, link }) => {
      link.open();
      socket.send('x');
      socket.close();
      link.end(1000);
    },
  ],
  ['closed while connecting', ({ socket }) => socket.close()],
  [
    'closed while waiting',
    ({ socket, link }) => {
      link.end();
      socket.check();
      socket.close();
    },
  ],
  [
    'closed by the server',
    ({ link }) => {
      link.open();
      link.end(4400);
    },
  ],
];

describe('Rule 17: no timer, listener or socket is left', () => {
  const cycle = async (scene: Scene, end: (scene: Scene) => void) => {
    scene.socket.connect();
    end(scene);
    assert.equal(scene.socket.state, 'closed');
    await settle();
  };

  const make = (signal: AbortSignal) => {
    const scene = new Scene({ signal, manual: true, queueTime: 1000 });
    scene.network.forgets = true;
    return scene;
  };

  const assertClear = (scene: Scene, page: FakePage, signal: AbortSignal) => {
    assert.deepEqual(scene.clock.timers, []);
    assert.equal(page.listeners, 0);
    assert.equal(getEventListeners(signal, 'abort').length, 0);
    assert.deepEqual(scene.network.live, []);
  };

  for (const [title, end] of ways) {
    test(title, async (t) => {
      const page = new FakePage(t);
      const { signal } = new AbortController();
      const scene = make(signal);
      for (let count = 0; count < 10; count++) await cycle(scene, end);
      assertClear(scene, page, signal);
    });
  }

  test('after 10,000 connect/close cycles of all these ways', async (t) => {
    const page = new FakePage(t);
    const { signal } = new AbortController();
    const scene = make(signal);
    for (let count = 0; count < 10_000 / ways.length; count++) {
      for (const [, end] of ways) await cycle(scene, end);
    }
    assertClear(scene, page, signal);
    const last = scene.told('close').filter(({ willReconnect }) => !willReconnect);
    assert.equal(last.length, 10_000);
  });

  test('no more than one timer, and no more listeners than at first, over 1,000 retries', async (t) => {
    const page = new FakePage(t);
    const scene = new Scene({ reconnectTime: 0 });
    scene.network.forgets = true;
    const { listeners } = page;
    for (let count = 0; count < 1000; count++) {
      scene.link.open();
      scene.link.message('x');
      scene.link.end();
      await scene.advance(0);
      assert.ok(scene.clock.timers.length <= 1, 'one timer');
      assert.ok(page.listeners <= listeners, 'no more listeners');
    }
  });
});
