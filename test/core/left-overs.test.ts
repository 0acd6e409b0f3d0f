import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, test } from 'node:test';
import { FakePage } from './support/fake-page.ts';
import { Scene, type SetUpOptions, settle } from './support/set-up.ts';

const cycles = 10_000;

describe(`Rule 17: nothing is left after ${cycles} connect/close cycles`, () => {
  const ways: [title: string, options: SetUpOptions, cycle: (scene: Scene) => void][] = [
    [
      'closed while open',
      {},
      ({ socket, link }) => {
        link.open();
        socket.send('x');
        socket.close();
        link.end(1000);
      },
    ],
    ['closed while connecting', {}, ({ socket }) => socket.close()],
    [
      'closed while waiting',
      {},
      ({ socket, link }) => {
        link.end();
        socket.check();
        socket.close();
      },
    ],
    [
      'closed by the server',
      {},
      ({ link }) => {
        link.open();
        link.end(4400);
      },
    ],
  ];

  for (const [title, options, cycle] of ways) {
    test(title, async (t) => {
      const page = new FakePage(t);
      const { signal } = new AbortController();
      const scene = new Scene({ ...options, signal, manual: true, queueTime: 1000 });
      scene.network.forgets = true;
      for (let count = 0; count < cycles; count++) {
        scene.socket.connect();
        cycle(scene);
        assert.equal(scene.socket.state, 'closed');
        await settle();
      }
      assert.deepEqual(scene.clock.timers, []);
      assert.equal(page.listeners, 0);
      assert.equal(getEventListeners(signal, 'abort').length, 0);
      assert.deepEqual(scene.network.live, []);
      const last = scene.told('close').filter(({ willReconnect }) => !willReconnect);
      assert.equal(last.length, cycles);
    });
  }

  test('no more than one timer, and no more listeners than at first, over as many retries', async (t) => {
    const page = new FakePage(t);
    const scene = new Scene({ reconnectTime: 0 });
    scene.network.forgets = true;
    const { listeners } = page;
    for (let count = 0; count < 1000; count++) {
      scene.link.open();
      scene.link.message('x');
      scene.link.end();
      await scene.advance(0);
      assert.ok(scene.clock.timers.length <= 1);
      assert.ok(page.listeners <= listeners);
    }
  });
});
