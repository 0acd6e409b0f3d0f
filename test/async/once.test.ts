import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, test } from 'node:test';
import { once } from '../../src/async.ts';
import { connecting, opened, Scene, settle } from '../core/support/set-up.ts';

const types = ['open', 'close', 'message', 'statechange'];

/** How many listeners there are beside those that the scene itself has. */
const listenersOf = ({ socket }: Scene) =>
  types.reduce((sum, type) => sum + getEventListeners(socket, type).length - 1, 0);

describe('once() gives the next event of a type', () => {
  test('the event itself', async () => {
    const scene = await connecting();
    const open = once(scene.socket, 'open');
    await scene.open('chat');
    const event = await open;
    assert.equal(
      event,
      scene.events.find(({ type }) => type === 'open'),
    );
    assert.equal(event.protocol, 'chat');
  });

  test('one of before does not count', async () => {
    const scene = await opened();
    await scene.receive('before');
    const message = once(scene.socket, 'message');
    await scene.receive('after');
    assert.equal((await message).data, 'after');
  });

  test('over attempts that fail, as long as another follows', async () => {
    const scene = await connecting({ reconnectTime: 1000 });
    const open = once(scene.socket, 'open');
    await scene.end();
    await scene.advance(1000);
    await scene.open();
    assert.equal((await open).attempt, 1);
  });

  test('with nothing listened to afterwards', async () => {
    const scene = await connecting();
    const open = once(scene.socket, 'open', { signal: new AbortController().signal });
    assert.notEqual(listenersOf(scene), 0);
    await scene.open();
    await open;
    assert.equal(listenersOf(scene), 0);
  });
});

describe('once() rejects', () => {
  test('where the connection is closed for good without the event', async () => {
    const scene = await connecting({ reconnectCount: 0 });
    const open = once(scene.socket, 'open');
    const rejected = assert.rejects(open, /Closed for good, without "open"/);
    await scene.end();
    await rejected;
    assert.equal(listenersOf(scene), 0);
  });

  test('where an idle connection is closed, which tells no close', async () => {
    const scene = new Scene({ manual: true });
    const close = once(scene.socket, 'close');
    scene.socket.close();
    await assert.rejects(close, /Closed for good/);
  });

  test('not before the last events have come', async () => {
    const scene = await connecting({ reconnectCount: 0 });
    scene.socket.send('held');
    const last = Promise.all([once(scene.socket, 'close'), once(scene.socket, 'unsent')]);
    await scene.end();
    const [close, unsent] = await last;
    assert.equal(close.code, 1006);
    assert.deepEqual(unsent.data, ['held']);
  });

  test('not where a listener starts it again', async () => {
    const scene = await connecting({ reconnectCount: 0 });
    scene.socket.addEventListener('close', () => scene.socket.connect(), { once: true });
    const open = once(scene.socket, 'open');
    await scene.end();
    await new Promise((resolve) => setTimeout(resolve));
    await scene.open();
    assert.equal((await open).type, 'open');
  });

  test('with the reason of a signal that aborts, or has', async () => {
    const scene = await connecting();
    const abort = new AbortController();
    const open = once(scene.socket, 'open', { signal: abort.signal });
    const reason = new Error('enough');
    abort.abort(reason);
    await assert.rejects(open, reason);
    await assert.rejects(once(scene.socket, 'open', { signal: abort.signal }), reason);
    await settle();
    assert.equal(listenersOf(scene), 0);
  });
});
