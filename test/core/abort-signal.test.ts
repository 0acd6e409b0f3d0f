import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, test } from 'node:test';
import { connecting, opened, Scene, settle, waiting } from './support/set-up.ts';

describe('options.signal closes it', () => {
  const byUs = {
    code: 1006,
    reason: '',
    wasClean: false,
    cause: 'client',
    willReconnect: false,
    unconfirmed: 0,
  };

  for (const [state, setUp] of [
    ['connecting', connecting],
    ['waiting', waiting],
  ] as const) {
    test(`while ${state}`, async () => {
      const control = new AbortController();
      const scene = await setUp({ signal: control.signal });
      scene.forget();
      control.abort();
      await settle();
      assert.equal(scene.socket.state, 'closed');
      assert.deepEqual(scene.told('close'), [byUs]);
    });
  }

  test('while open, by the closing handshake', async () => {
    const control = new AbortController();
    const scene = await opened({ signal: control.signal });
    control.abort();
    assert.equal(scene.socket.state, 'closing');
    await scene.end(1005, '', true);
    assert.equal(scene.socket.state, 'closed');
  });

  test('while idle: what was held comes back', async () => {
    const control = new AbortController();
    const scene = new Scene({ manual: true, signal: control.signal });
    scene.socket.send('x');
    control.abort();
    await settle();
    assert.equal(scene.socket.state, 'closed');
    assert.deepEqual(scene.told('unsent'), [{ data: ['x'], reason: 'closed' }]);
  });

  test('aborted before: it is closed from the start', async () => {
    const scene = new Scene({ signal: AbortSignal.abort() });
    scene.socket.send('x');
    await settle();
    assert.deepEqual([scene.socket.state, scene.links], ['closed', 0]);
    assert.deepEqual(scene.told('unsent'), [{ data: ['x'], reason: 'closed' }]);
  });

  test('for good: neither connect() nor reconnect() starts it again', async () => {
    const control = new AbortController();
    const scene = await connecting({ signal: control.signal });
    control.abort();
    scene.socket.connect();
    scene.socket.reconnect();
    await scene.advance(1e6);
    assert.deepEqual([scene.socket.state, scene.links], ['closed', 1]);
  });

  test('it is not listened to any more after the final close', async () => {
    const { signal } = new AbortController();
    const scene = await opened({ signal });
    assert.equal(getEventListeners(signal, 'abort').length, 1);
    await scene.end(1008);
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });
});
