import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connecting, opened, Scene, settle, steady, waiting } from './support/set-up.ts';

const causes = (scene: Scene) =>
  scene.told('close').map(({ cause, willReconnect }) => [cause, willReconnect]);

describe('events go out in one order, first in first out, also when a listener acts', () => {
  test('close() in open', async () => {
    const scene = await connecting();
    scene.socket.onopen = () => scene.socket.close();
    scene.forget();
    await scene.open();
    assert.equal(scene.socket.state, 'closing');
    await scene.end(1005, '', true);
    assert.deepEqual(scene.types, ['statechange', 'open', 'statechange', 'statechange', 'close']);
    assert.equal(scene.socket.state, 'closed');
  });

  test('close() in open: what was held is not written, and comes back', async () => {
    const scene = await connecting();
    scene.socket.send('x');
    scene.socket.onopen = () => scene.socket.close();
    await scene.open();
    await scene.end(1005, '', true);
    assert.deepEqual(scene.link.sent, []);
    assert.deepEqual(scene.told('unsent'), [{ data: ['x'], reason: 'closed' }]);
  });

  test('reconnect() in open: what was held goes to the next link', async () => {
    const scene = await connecting();
    scene.socket.send('x');
    scene.socket.addEventListener('open', () => scene.socket.reconnect(), { once: true });
    await scene.open();
    assert.deepEqual(scene.link.sent, []);
    assert.equal(scene.links, 2);
    await scene.open();
    assert.deepEqual(
      scene.network.sockets.map(({ sent }) => sent),
      [[], ['x']],
    );
  });

  test('connect() in a final close', async () => {
    const scene = await opened();
    scene.socket.addEventListener('close', () => scene.socket.connect(), { once: true });
    await scene.end(1008);
    assert.equal(scene.socket.state, 'connecting');
    assert.equal(scene.links, 2);
    await scene.open();
    assert.equal(scene.told('open')[0]?.attempt, 0);
  });

  test('connect() in a close that a retry follows: it tries now, and reconnecting is still told', async () => {
    const scene = await opened(steady);
    scene.socket.addEventListener('close', () => scene.socket.connect(), { once: true });
    await scene.end();
    assert.equal(scene.links, 2);
    assert.deepEqual(scene.types, ['statechange', 'error', 'close', 'reconnecting', 'statechange']);
    await scene.advance(1000);
    assert.equal(scene.links, 2);
  });

  test('close() in a close that a retry follows: a second close, cause client', async () => {
    const scene = await opened();
    scene.socket.addEventListener('close', () => scene.socket.close(), { once: true });
    await scene.end();
    await scene.advance(1e6);
    assert.deepEqual(causes(scene), [
      ['network', true],
      ['client', false],
    ]);
    assert.deepEqual([scene.socket.state, scene.links], ['closed', 1]);
  });

  test('reconnect() in close', async () => {
    const scene = await opened();
    scene.socket.addEventListener('close', () => scene.socket.reconnect(), { once: true });
    await scene.end(1008);
    assert.deepEqual([scene.socket.state, scene.links], ['connecting', 2]);
  });

  test('send() in reconnecting is held for the next link', async () => {
    const scene = await opened(steady);
    scene.socket.onreconnecting = () => scene.socket.send('x');
    await scene.end();
    await scene.advance(1000);
    await scene.open();
    assert.deepEqual(scene.link.sent, ['x']);
  });

  test('connect() in reconnecting tries now', async () => {
    const scene = await opened(steady);
    scene.socket.onreconnecting = () => scene.socket.connect();
    await scene.end();
    assert.equal(scene.links, 2);
  });

  test('send() in unsent after the end comes back in another unsent', async () => {
    const scene = await connecting();
    scene.socket.send('x');
    scene.socket.addEventListener('unsent', () => scene.socket.send('y'), { once: true });
    scene.socket.close();
    await settle();
    assert.deepEqual(
      scene.told('unsent').map(({ data }) => data),
      [['x'], ['y']],
    );
  });

  test('close() in message', async () => {
    const scene = await opened();
    scene.socket.onmessage = () => scene.socket.close();
    await scene.receive('x');
    await scene.receive('y');
    assert.deepEqual(scene.messages, ['x', 'y'].slice(0, 1));
    assert.equal(scene.socket.state, 'closing');
  });

  test('a message that arrives while events are being told comes after them', async () => {
    const scene = await connecting();
    scene.forget();
    scene.socket.onstatechange = () => scene.link.message('x');
    await scene.open();
    assert.deepEqual(scene.types, ['statechange', 'open', 'message']);
  });

  test('close() in statechange to open: open is still told, of a link that is closing', async () => {
    const scene = await connecting();
    scene.forget();
    scene.socket.onstatechange = ({ state }) => {
      if (state === 'open') scene.socket.close();
    };
    await scene.open();
    assert.deepEqual(scene.types, ['statechange', 'open', 'statechange']);
    assert.equal(scene.socket.state, 'closing');
  });

  test('no method dispatches an event before it returns', async () => {
    const scene = await opened();
    scene.socket.close();
    assert.deepEqual(scene.types, []);
    const other = new Scene({ manual: true });
    other.socket.connect();
    other.socket.reconnect();
    other.socket.close();
    assert.deepEqual(other.types, []);
  });

  test('between two events promises settle', async () => {
    const scene = await opened();
    const order: string[] = [];
    scene.socket.onerror = () => {
      order.push('error');
      Promise.resolve().then(() => order.push('promise'));
    };
    scene.socket.onclose = () => order.push('close');
    await scene.end();
    assert.deepEqual(order, ['error', 'promise', 'close']);
  });
});

describe('reconnect() drops the link, if any, and connects now', () => {
  test('from idle', async () => {
    const scene = new Scene({ manual: true });
    scene.socket.reconnect();
    await scene.open();
    assert.equal(scene.socket.state, 'open');
    assert.deepEqual(causes(scene), []);
  });

  test('from connecting: the attempt starts afresh, without a close', async () => {
    const scene = await connecting();
    scene.forget();
    scene.socket.reconnect();
    await settle();
    assert.deepEqual([scene.types, scene.links], [[], 2]);
  });

  test('from open: close (1006, cause client, willReconnect), then an attempt without a wait', async () => {
    const scene = await opened();
    scene.socket.send('x');
    scene.socket.reconnect();
    assert.deepEqual([scene.socket.state, scene.links], ['connecting', 2]);
    await settle();
    assert.deepEqual(scene.types, ['statechange', 'close']);
    assert.deepEqual(scene.told('close'), [
      {
        code: 1006,
        reason: '',
        wasClean: false,
        cause: 'client',
        willReconnect: true,
        unconfirmed: 1,
      },
    ]);
  });

  test('from closing: the same, once', async () => {
    const scene = await opened();
    scene.socket.close();
    scene.socket.reconnect();
    await settle();
    assert.deepEqual([scene.socket.state, scene.links], ['connecting', 2]);
    assert.deepEqual(causes(scene), [['client', true]]);
  });

  test('from waiting: no second close, and only one attempt', async () => {
    const scene = await waiting(steady);
    scene.socket.reconnect();
    await scene.advance(1000);
    assert.deepEqual([scene.socket.state, scene.links], ['connecting', 2]);
    assert.deepEqual(causes(scene), []);
  });

  test('from closed', async () => {
    const scene = await opened();
    await scene.end(1008);
    scene.socket.reconnect();
    assert.equal(scene.links, 2);
  });

  test('it starts from attempt 0', async () => {
    const scene = await waiting(steady);
    scene.socket.reconnect();
    await scene.open();
    assert.equal(scene.told('open')[0]?.attempt, 0);
  });

  test('what is held stays held', async () => {
    const scene = await connecting();
    scene.socket.send('x');
    scene.socket.reconnect();
    await scene.open();
    assert.deepEqual(scene.link.sent, ['x']);
  });
});
