import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SendData } from '../../src/core/reports.ts';
import { connecting, opened, type Scene, steady } from './support/set-up.ts';

/** Three messages are held; `act` runs at the record of the first that is written. */
async function heldThree(act: (scene: Scene) => void): Promise<Scene> {
  const scene = await connecting(steady);
  for (const data of ['1', '2', '3']) scene.socket.send(data);
  let isFirst = true;
  scene.socket.tap(({ type }) => {
    if (type !== 'sent' || !isFirst) return;
    isFirst = false;
    act(scene);
  });
  await scene.open();
  return scene;
}

const sentBy = ({ network }: Scene): SendData[][] => network.sockets.map(({ sent }) => sent);

describe('Rule 16: what is held is not lost where its sending is cut short', () => {
  test('close() by an observer midway: the rest comes back in unsent', async () => {
    const scene = await heldThree(({ socket }) => socket.close());
    await scene.end(1005, '', true);
    assert.deepEqual(sentBy(scene), [['1']]);
    assert.deepEqual(scene.told('unsent'), [{ data: ['2', '3'], reason: 'closed' }]);
    assert.equal(scene.socket.bufferedAmount, 0);
  });

  test('reconnect() by an observer midway: the rest goes out with the next link', async () => {
    const scene = await heldThree(({ socket }) => socket.reconnect());
    await scene.open();
    assert.deepEqual(sentBy(scene), [['1'], ['2', '3']]);
    assert.deepEqual(scene.told('unsent'), []);
  });

  test('what was written before that counts as unconfirmed', async () => {
    const scene = await heldThree(({ socket }) => socket.reconnect());
    assert.deepEqual(
      scene.told('close').map(({ unconfirmed }) => unconfirmed),
      [1],
    );
  });

  test('an observer that sends midway: that goes out behind, and nothing twice', async () => {
    const scene = await heldThree(({ socket }) => socket.send('4'));
    assert.deepEqual(sentBy(scene).flat().sort(), ['1', '2', '3', '4']);
  });

  test('a WebSocket class whose send() throws midway: what comes behind stays held', async (t) => {
    // What a task throws goes to the page's error handler.
    const thrown: unknown[] = [];
    const caught = (error: unknown) => thrown.push(error);
    process.setUncaughtExceptionCaptureCallback(caught);
    t.after(() => process.setUncaughtExceptionCaptureCallback(null));
    const scene = await connecting(steady);
    for (const data of ['1', '2', '3']) scene.socket.send(data);
    const { link } = scene;
    const send = link.send.bind(link);
    link.send = (data) => {
      if (data === '2') throw new Error('full');
      send(data);
    };
    await scene.open();
    await scene.end();
    await scene.advance(1000);
    await scene.open();
    assert.deepEqual(
      thrown.map((error) => (error as Error).message),
      ['full'],
    );
    assert.equal(scene.link.sent.at(-1), '3');
  });
});

describe('Rule 17: after close() no message is told', () => {
  test('by an observer of the message itself', async () => {
    const scene = await opened();
    scene.socket.tap(({ type }) => {
      if (type === 'received') scene.socket.close();
    });
    await scene.receive('x');
    assert.equal(scene.socket.state, 'closing');
    assert.deepEqual(scene.messages, []);
  });
});
