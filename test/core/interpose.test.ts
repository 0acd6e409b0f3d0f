import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Interposer } from '../../src/core/link.ts';
import { FakeSocket } from './support/fake-socket.ts';
import { connecting, opened, plain, Scene, settle, steady, waiting } from './support/set-up.ts';

/** An interposer that lets everything be, and keeps what it was given. */
function witness() {
  const seen: WebSocket[] = [];
  let isReply: (data: unknown) => boolean = () => false;
  const interposer: Interposer = (dial, tells) => {
    isReply = tells;
    const socket = dial();
    seen.push(socket);
    return socket;
  };
  return { seen, interposer, isReply: (data: unknown) => isReply(data) };
}

const boom = () => {
  throw new Error('boom');
};

describe('interpose()', () => {
  test('gives every attempt to the interposer, which makes the socket', async () => {
    const scene = new Scene({ ...steady, manual: true });
    const { seen, interposer } = witness();
    scene.socket.interpose(interposer);
    assert.deepEqual(seen, []);
    scene.socket.connect();
    await scene.open();
    await scene.end();
    await scene.advance(1000);
    assert.deepEqual(seen, scene.network.sockets);
    assert.equal(seen.length, 2);
  });

  test('uses what the interposer gives in the place of the socket', async () => {
    const scene = new Scene({ manual: true });
    const stand = new FakeSocket('ws://elsewhere.test/', []);
    scene.socket.interpose(() => stand as unknown as WebSocket);
    scene.socket.connect();
    stand.open('v9');
    await settle();
    scene.socket.send('x');
    assert.deepEqual([scene.links, scene.socket.protocol, stand.sent], [0, 'v9', ['x']]);
  });

  const running: [title: string, make: () => Promise<Scene>][] = [
    ['open', () => opened(steady)],
    ['connecting', () => connecting(steady)],
    ['plain', () => opened(plain)],
    [
      'closing',
      async () => {
        const scene = await opened(steady);
        scene.socket.close();
        return scene;
      },
    ],
  ];
  for (const [title, make] of running) {
    test(`gives a running link at once: ${title}`, async () => {
      const scene = await make();
      await settle();
      scene.forget();
      const { state } = scene.socket;
      const { seen, interposer } = witness();
      scene.socket.interpose(interposer);
      assert.deepEqual(seen, [scene.link]);
      assert.deepEqual([scene.socket.state, scene.types], [state, []]);
      await scene.end(1000);
      assert.equal(scene.told('close')[0]?.code, 1000);
    });
  }

  const resting: [title: string, make: () => Promise<Scene>][] = [
    ['idle', async () => new Scene({ manual: true })],
    ['waiting', () => waiting(steady)],
    [
      'closed',
      async () => {
        const scene = await opened();
        await scene.end(4400);
        return scene;
      },
    ],
    [
      'connecting, before its url function answered',
      async () => new Scene({ url: async () => '' }),
    ],
  ];
  for (const [title, make] of resting) {
    test(`gives nothing where there is no link: ${title}`, async () => {
      const scene = await make();
      const { seen, interposer } = witness();
      scene.socket.interpose(interposer);
      assert.deepEqual(seen, []);
    });
  }

  test('replaces the interposer before, and without one what comes is as it is', async () => {
    const scene = await opened(steady);
    const [one, other] = [witness(), witness()];
    scene.socket.interpose(one.interposer);
    scene.socket.interpose(other.interposer);
    scene.socket.interpose();
    await scene.end();
    await scene.advance(1000);
    await scene.open();
    assert.deepEqual([one.seen.length, other.seen.length, scene.links], [1, 1, 2]);
    assert.equal(scene.socket.state, 'open');
  });

  test('tells which data would be a reply: none before a probe, or after its reply', async () => {
    const scene = await opened({ heartTime: 1000 });
    const { interposer, isReply } = witness();
    scene.socket.interpose(interposer);
    assert.equal(isReply('pong'), false);
    await scene.advance(1000);
    assert.deepEqual([isReply('pong'), isReply('news')], [true, false]);
    assert.equal(isReply('pong'), true, 'to ask is not to answer');
    await scene.receive('pong');
    assert.equal(isReply('pong'), false);
  });

  test('gives no more than one link to be let go when it is dropped', async () => {
    const scene = await opened();
    const { link } = scene;
    scene.socket.interpose(witness().interposer);
    scene.socket.reconnect();
    assert.deepEqual([link.isHeard, link.closes.length], [false, 1]);
    assert.equal(scene.network.live.length, 1);
  });

  test('an interposer that throws is a failed attempt, and is asked again', async () => {
    const scene = new Scene({ ...steady, manual: true });
    scene.socket.interpose(boom);
    scene.socket.connect();
    await settle();
    assert.deepEqual(scene.errors, ['boom']);
    assert.deepEqual([scene.socket.state, scene.links], ['waiting', 0]);
    scene.socket.interpose();
    await scene.advance(1000);
    await scene.open();
    assert.equal(scene.socket.state, 'open');
  });

  test('one that throws for the running link throws to the page, and the link goes on', async () => {
    const scene = await opened();
    assert.throws(() => scene.socket.interpose(boom), /boom/);
    await scene.receive('in');
    assert.deepEqual(scene.messages, ['in']);
  });
});
