import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connecting, opened, plain, Scene, settle, waiting } from './support/set-up.ts';

describe('Rule 16: what was held and will not be sent comes back in unsent', () => {
  test('at expiry, each message queue-time after it was given', async () => {
    const scene = await waiting({ queueTime: 1000, reconnectTime: 60_000, reconnectJitter: 0 });
    scene.socket.send('first');
    await scene.advance(400);
    scene.socket.send('second');
    await scene.advance(599);
    assert.deepEqual(scene.told('unsent'), []);
    await scene.advance(1);
    assert.deepEqual(scene.told('unsent'), [{ data: ['first'], reason: 'expired' }]);
    await scene.advance(400);
    assert.deepEqual(scene.told('unsent')[1], { data: ['second'], reason: 'expired' });
    assert.equal(scene.socket.bufferedAmount, 0);
  });

  test('those that expire together come back together, in order', async () => {
    const scene = await waiting({ queueTime: 1000 });
    for (const data of ['a', 'b', 'c']) scene.socket.send(data);
    await scene.advance(1000);
    assert.deepEqual(scene.told('unsent'), [{ data: ['a', 'b', 'c'], reason: 'expired' }]);
  });

  test('messages expire while idle and while connecting, too', async () => {
    const scene = new Scene({ manual: true, queueTime: 1000, connectTimeout: 0 });
    scene.socket.send('while idle');
    await scene.advance(1000);
    scene.socket.connect();
    scene.socket.send('while connecting');
    await scene.advance(1000);
    assert.deepEqual(
      scene.told('unsent').map(({ data }) => data),
      [['while idle'], ['while connecting']],
    );
  });

  test('what has expired in a stalled page is not sent when the link opens', async () => {
    const scene = await connecting({ queueTime: 1000 });
    scene.socket.send('old');
    scene.clock.stall(900);
    scene.socket.send('fresh');
    scene.clock.stall(100);
    await scene.open();
    assert.deepEqual(scene.link.sent, ['fresh']);
    assert.deepEqual(scene.told('unsent'), [{ data: ['old'], reason: 'expired' }]);
  });

  test('with a queue-time of 0 nothing expires', async () => {
    const scene = await connecting({ connectTimeout: 0 });
    scene.socket.send('x');
    await scene.advance(2147483647 * 3);
    await scene.open();
    assert.deepEqual(scene.link.sent, ['x']);
  });

  test('a message that was sent does not expire', async () => {
    const scene = await opened({ queueTime: 1000 });
    scene.socket.send('x');
    await scene.advance(2000);
    assert.deepEqual(scene.told('unsent'), []);
  });

  for (const [state, setUp] of [
    ['idle', async () => new Scene({ manual: true })],
    ['connecting', () => connecting()],
    ['waiting', () => waiting()],
  ] as const) {
    test(`at the final close, from ${state}`, async () => {
      const scene = await setUp();
      for (const data of ['a', 'b']) scene.socket.send(data);
      scene.socket.close();
      await settle();
      assert.deepEqual(scene.told('unsent'), [{ data: ['a', 'b'], reason: 'closed' }]);
      assert.equal(scene.socket.bufferedAmount, 0);
    });
  }

  test('at the final close by the rules', async () => {
    const scene = await connecting({ reconnectCount: 0 });
    scene.socket.send('a');
    await scene.end();
    assert.deepEqual(scene.told('unsent'), [{ data: ['a'], reason: 'closed' }]);
  });

  test('at the final close after a link that never told of its end', async () => {
    const scene = await opened();
    scene.link.readyState = 2;
    scene.socket.send('a');
    scene.socket.close();
    await scene.end();
    assert.deepEqual(scene.told('unsent'), [{ data: ['a'], reason: 'closed' }]);
  });

  test('at once, for a send() in closing', async () => {
    const scene = await opened();
    scene.socket.close();
    scene.socket.send('x');
    await settle();
    assert.equal(scene.socket.state, 'closing');
    assert.deepEqual(scene.told('unsent'), [{ data: ['x'], reason: 'closed' }]);
  });

  test('at once, for a send() in closed, as a copy', async () => {
    const scene = await connecting();
    scene.socket.close();
    const bytes = new Uint8Array([1, 2]);
    scene.socket.send(bytes);
    bytes.fill(0);
    await settle();
    assert.deepEqual(scene.told('unsent'), [{ data: [new Uint8Array([1, 2])], reason: 'closed' }]);
  });

  test('what was held is not given back by a retry', async () => {
    const scene = await waiting();
    scene.socket.send('x');
    await scene.advance(5000);
    await scene.end();
    assert.deepEqual(scene.told('unsent'), []);
  });

  test('with queue-limit 0 there is no unsent', async () => {
    const scene = await opened(plain);
    scene.socket.close();
    scene.socket.send('x');
    await scene.end(1000);
    scene.socket.send('y');
    await settle();
    assert.deepEqual(scene.told('unsent'), []);
  });
});

describe('Rule 16: what was written but may not have arrived is counted in unconfirmed', () => {
  const unconfirmed = (scene: Scene) => scene.told('close')[0]?.unconfirmed;

  test('messages written after the last sign of life are', async () => {
    const scene = await opened();
    scene.socket.send('a');
    await scene.receive('any message');
    scene.socket.send('b');
    scene.socket.send('c');
    await scene.end();
    assert.equal(unconfirmed(scene), 2);
  });

  test('those that were held before are too', async () => {
    const scene = await connecting();
    scene.socket.send('a');
    await scene.open();
    await scene.end();
    assert.equal(unconfirmed(scene), 1);
  });

  test('probes are not, and a reply confirms what came before it', async () => {
    const scene = await opened({ heartTime: 1000 });
    await scene.advance(1000);
    assert.deepEqual(scene.link.sent, ['ping']);
    scene.socket.send('a');
    await scene.receive('pong');
    await scene.end();
    assert.equal(unconfirmed(scene), 0);
  });

  test('a link abandoned at heart-timeout has them', async () => {
    const scene = await opened({ heartTime: 1000, heartTimeout: 500 });
    scene.socket.send('a');
    await scene.advance(1500);
    assert.deepEqual(
      scene.told('close').map(({ cause, unconfirmed }) => [cause, unconfirmed]),
      [['heart-timeout', 1]],
    );
  });

  test('each link counts anew', async () => {
    const scene = await opened();
    scene.socket.send('a');
    await scene.end();
    await scene.advance(5000);
    await scene.open();
    await scene.end();
    assert.deepEqual(
      scene.told('close').map(({ unconfirmed }) => unconfirmed),
      [1, 0],
    );
  });

  test('a finished closing handshake confirms all that was written', async () => {
    const scene = await opened();
    scene.socket.send('a');
    scene.socket.close();
    await scene.end(1000);
    assert.equal(unconfirmed(scene), 0);
  });

  test('a handshake that was not finished does not', async () => {
    const scene = await opened();
    scene.socket.send('a');
    scene.socket.close();
    await scene.advance(5000);
    assert.equal(unconfirmed(scene), 1);
  });
});
