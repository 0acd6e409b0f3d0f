import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { WebSocketClass } from '../../../src/core/link.ts';
import type { Faults } from '../../../src/faults/inject-faults.ts';
import {
  connecting,
  opened,
  plain,
  Scene,
  type SetUpOptions,
  settle,
  steady,
  waiting,
} from '../../core/support/set-up.ts';
import { breakScene } from './support.ts';

/** A connection whose first attempt meets faults that were there before. */
async function attempting(faults: Faults, options?: SetUpOptions) {
  const broken = breakScene(new Scene({ ...steady, ...options, manual: true }), faults);
  broken.scene.socket.connect();
  await settle();
  return broken;
}

const delays = (scene: Scene) => scene.told('reconnecting').map(({ delay }) => delay);

describe('An attempt that is refused', () => {
  test('fails as one that the network refuses, and no socket is made', async () => {
    const { scene } = await attempting({ attempt: 'refuse' });
    assert.equal(scene.socket.state, 'connecting');
    await scene.advance(0);
    assert.equal(scene.links, 0);
    assert.match(scene.errors.join(), /^No link/);
    const [{ code, cause, willReconnect } = {}] = scene.told('close');
    assert.deepEqual([code, cause, willReconnect], [1006, 'network', true]);
  });

  test('is followed by growing waits, and by a link once it is refused no more', async () => {
    const { scene, faults } = await attempting({ attempt: 'refuse' }, { reconnectGrowth: 2 });
    await scene.advance(3000);
    assert.deepEqual(delays(scene), [1000, 2000, 4000]);
    delete faults.attempt;
    await scene.advance(4000);
    await scene.open();
    assert.deepEqual(
      scene.told('open').map(({ attempt }) => attempt),
      [3],
    );
  });

  test('uses up reconnect-count', async () => {
    const { scene } = await attempting({ attempt: 'refuse' }, { reconnectCount: 2 });
    await scene.advance(2000);
    assert.equal(scene.socket.state, 'closed');
    assert.deepEqual(scene.clock.timers, []);
  });

  test('holds what is sent meanwhile: it is delivered once, in order, after', async () => {
    const { scene, faults } = await attempting({ attempt: 'refuse' });
    for (const data of ['1', '2', '3']) {
      scene.socket.send(data);
      await scene.advance(1000);
    }
    delete faults.attempt;
    await scene.advance(1000);
    await scene.open();
    assert.deepEqual(scene.link.sent, ['1', '2', '3']);
    assert.deepEqual(scene.told('unsent'), []);
  });

  test('can be one of several: the fate is asked for each', async () => {
    const fates = ['refuse', false, 'refuse', undefined] as const;
    let count = 0;
    const { scene } = await attempting({ attempt: () => fates[count++] });
    await scene.advance(1000);
    await scene.end();
    await scene.advance(2000);
    assert.deepEqual([count, scene.links], [4, 2]);
  });
});

describe('An attempt that hangs', () => {
  test('ends with connect-timeout, and the next one is tried', async () => {
    const { scene, faults } = await attempting({ attempt: 'hang' }, { connectTimeout: 700 });
    await scene.advance(699);
    assert.equal(scene.socket.state, 'connecting');
    delete faults.attempt;
    await scene.advance(1);
    assert.equal(scene.told('close')[0]?.cause, 'connect-timeout');
    await scene.advance(1000);
    await scene.open();
    assert.deepEqual([scene.socket.state, scene.links], ['open', 1]);
  });

  test('fails when it is cut', async () => {
    const { scene, injection } = await attempting({ attempt: 'hang' });
    injection.cut();
    await settle();
    assert.equal(scene.told('close')[0]?.cause, 'network');
  });

  test('is an attempt like any other for close()', async () => {
    const { scene } = await attempting({ attempt: 'hang' });
    scene.socket.close();
    await settle();
    assert.equal(scene.told('close')[0]?.cause, 'client');
    assert.deepEqual(scene.clock.timers, []);
  });
});

describe('An attempt that is late', () => {
  test('begins when its time has come', async () => {
    const { scene } = await attempting({ attempt: 300 });
    await scene.advance(299);
    assert.equal(scene.links, 0);
    await scene.advance(1);
    await scene.open('v1');
    assert.deepEqual([scene.socket.state, scene.socket.protocol], ['open', 'v1']);
  });

  test('takes its time from connect-timeout', async () => {
    const { scene } = await attempting({ attempt: 300 }, { connectTimeout: 200 });
    await scene.advance(300);
    assert.equal(scene.told('close')[0]?.cause, 'connect-timeout');
    assert.equal(scene.links, 0);
  });

  test('hands out bytes as was asked before it began', async () => {
    const { scene } = await attempting({ attempt: 300 }, { binaryType: 'arraybuffer' });
    await scene.advance(300);
    await scene.open();
    await scene.receive(Uint8Array.of(1));
    assert.ok(scene.messages[0] instanceof ArrayBuffer);
  });

  test('fails where no socket can be made, and the reason is told', async (t) => {
    const told = t.mock.method(console, 'error', () => {});
    const failure = new Error('no more sockets');
    const WebSocket = class {
      constructor() {
        throw failure;
      }
    } as unknown as WebSocketClass;
    const { scene } = await attempting({ attempt: 300 }, { WebSocket });
    await scene.advance(300);
    assert.equal(scene.told('close')[0]?.cause, 'network');
    assert.deepEqual(told.mock.calls[0]?.arguments, [failure]);
  });
});

for (const attempt of ['refuse', 'hang', 300] as const) {
  describe(`An attempt with the fate ${attempt}`, () => {
    const ends: [title: string, end: (scene: Scene) => void][] = [
      ['close()', ({ socket }) => socket.close()],
      ['giving up', ({ clock }) => void clock.advance(300)],
    ];
    for (const [title, end] of ends) {
      test(`leaves nothing behind after ${title}`, async () => {
        const { scene } = await attempting({ attempt }, { connectTimeout: 300, reconnectCount: 0 });
        end(scene);
        await scene.advance(300);
        assert.equal(scene.socket.state, 'closed');
        assert.deepEqual(scene.clock.timers, []);
        assert.deepEqual(scene.network.live, []);
      });
    }

    test('is dropped at once by reconnect(), and the next one has a fate of its own', async () => {
      const { scene, faults } = await attempting({ attempt });
      delete faults.attempt;
      scene.socket.reconnect();
      await scene.open();
      await scene.advance(300);
      assert.deepEqual([scene.socket.state, scene.links], ['open', 1]);
      assert.deepEqual(scene.told('close'), []);
    });

    test('behaves as a plain WebSocket that is connecting', async () => {
      const { scene } = await attempting({ attempt }, plain);
      const { socket } = scene;
      assert.throws(() => socket.send('x'), { name: 'InvalidStateError' });
      assert.throws(() => socket.close(999), { name: 'InvalidAccessError' });
      assert.equal(socket.readyState, 0);
      socket.close(1000);
      assert.equal(socket.readyState, 2);
      await scene.advance(0);
      assert.equal(socket.readyState, 3);
      socket.send('four');
      assert.equal(socket.bufferedAmount, 4);
      assert.deepEqual(scene.types.slice(-3), ['error', 'statechange', 'close']);
      const [{ code, wasClean, cause } = {}] = scene.told('close');
      assert.deepEqual([code, wasClean, cause], [1006, false, 'client']);
      assert.deepEqual(scene.clock.timers, []);
    });
  });
}

describe('The fate of attempts, set', () => {
  test('while one runs, is for the next: that one goes on, with faults on its frames', async () => {
    const { scene } = breakScene(await connecting(steady), { attempt: 'refuse', incoming: 100 });
    await scene.open();
    await scene.receive('late');
    assert.deepEqual(scene.messages, []);
    await scene.advance(100);
    assert.deepEqual(scene.messages, ['late']);
  });

  test('while one runs that fails by itself, hides neither error nor end', async () => {
    const { scene } = breakScene(await connecting(steady), { incoming: 'drop' });
    await scene.end();
    assert.match(scene.errors.join(), /^No link/);
    assert.equal(scene.told('close')[0]?.cause, 'network');
  });

  test('while one runs that a policy blocks, hides no error that comes without an end', async () => {
    const { scene } = breakScene(await connecting(plain));
    scene.link.onerror?.(new Event('error') as never);
    await settle();
    assert.match(scene.errors.join(), /^No link/);
  });

  test('while open, is for the next', async () => {
    const { scene } = breakScene(await opened(steady), { attempt: 'refuse' });
    await scene.receive('heard');
    assert.deepEqual(scene.messages, ['heard']);
    await scene.end();
    await scene.advance(2000);
    assert.deepEqual([delays(scene).length, scene.links], [3, 1]);
  });

  test('while waiting, is for the coming one', async () => {
    const { scene } = breakScene(await waiting(steady), { attempt: 'refuse' });
    await scene.advance(1000);
    assert.equal(scene.told('close').length, 1);
    assert.equal(scene.links, 1);
  });

  test('while closed, starts nothing, and is for the next start', async () => {
    const scene = await opened(steady);
    scene.socket.close();
    await scene.end(1000);
    breakScene(scene, { attempt: 'refuse' });
    await scene.advance(5000);
    assert.equal(scene.socket.state, 'closed');
    scene.socket.connect();
    await scene.advance(0);
    assert.deepEqual([scene.socket.state, scene.links], ['waiting', 1]);
  });

  test('while a url function is asked, is for the attempt that it is asked for', async () => {
    const { scene } = breakScene(new Scene({ ...steady, url: async () => 'ws://server.test/' }), {
      attempt: 'refuse',
    });
    await scene.advance(0);
    assert.deepEqual([scene.socket.state, scene.links], ['waiting', 0]);
  });
});
