import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, test } from 'node:test';
import { type Messages, type MessagesOptions, messages } from '../../src/async.ts';
import { connecting, opened, type Scene, settle, waiting } from '../core/support/set-up.ts';

const done = { done: true, value: undefined };

/** How many listeners there are beside those that the scene itself has. */
const listenersOf = ({ socket }: Scene) =>
  getEventListeners(socket, 'message').length + getEventListeners(socket, 'statechange').length - 2;

/** All that is left to be read. */
async function rest(iterable: Messages): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const message of iterable) all.push(message);
  return all;
}

describe('messages() gives what arrives', () => {
  test('from the call on, in order, whoever is first: the message or who asks for it', async () => {
    const scene = await opened();
    await scene.receive('before');
    const iterable = messages(scene.socket);
    for (const data of ['a', 'b']) await scene.receive(data);
    const read = [await iterable.next(), await iterable.next()];
    const asked = [iterable.next(), iterable.next()];
    for (const data of ['c', 'd']) await scene.receive(data);
    read.push(...(await Promise.all(asked)));
    assert.deepEqual(
      read.map(({ value }) => value),
      ['a', 'b', 'c', 'd'],
    );
  });

  test('bytes as the socket hands them out', async () => {
    const scene = await opened({ binaryType: 'arraybuffer' });
    const iterable = messages(scene.socket);
    await scene.receive(Uint8Array.of(1, 2));
    const { value } = await iterable.next();
    assert.deepEqual(value, Uint8Array.of(1, 2).buffer);
  });

  test('without replies to heartbeats', async () => {
    const scene = await opened({ heartTime: 1000 });
    const iterable = messages(scene.socket);
    await scene.advance(1000);
    await scene.receive('pong');
    await scene.receive('a message');
    assert.equal((await iterable.next()).value, 'a message');
  });

  test('over all links', async () => {
    const scene = await opened({ reconnectTime: 1000 });
    const iterable = messages(scene.socket);
    await scene.receive('first link');
    await scene.end();
    await scene.advance(1000);
    await scene.open();
    await scene.receive('second link');
    scene.socket.close();
    await scene.end(1000);
    assert.deepEqual(await rest(iterable), ['first link', 'second link']);
  });

  test('a hundred thousand that wait, in a moment', async () => {
    const scene = await opened();
    const iterable = messages(scene.socket, { limit: Infinity });
    const count = 100_000;
    for (let number = 0; number < count; number++) scene.link.message(`${number}`);
    for (let number = 0; number < count; number++) {
      assert.equal((await iterable.next()).value, `${number}`);
    }
  });
});

describe('messages() ends', () => {
  test('when the connection is closed for good, after what waits', async () => {
    const scene = await opened({ reconnectCount: 0 });
    const iterable = messages(scene.socket);
    await scene.receive('last');
    await scene.end(4000);
    assert.deepEqual(await rest(iterable), ['last']);
    assert.deepEqual(await iterable.next(), done);
    assert.equal(listenersOf(scene), 0);
  });

  test('for all who ask, when the connection is closed for good', async () => {
    const scene = await waiting();
    const iterable = messages(scene.socket);
    const asked = [iterable.next(), iterable.next()];
    scene.socket.close();
    assert.deepEqual(await Promise.all(asked), [done, done]);
  });

  test('at once where the connection is closed', async () => {
    const scene = await connecting({ reconnectCount: 0 });
    await scene.end();
    assert.deepEqual(await messages(scene.socket).next(), done);
    assert.equal(listenersOf(scene), 0);
  });

  test('when the loop is left: nothing is listened to any more', async () => {
    const scene = await opened();
    const iterable = messages(scene.socket);
    await scene.receive('a');
    await scene.receive('b');
    for await (const message of iterable) {
      assert.equal(message, 'a');
      break;
    }
    assert.equal(listenersOf(scene), 0);
    assert.deepEqual(await iterable.next(), done);
  });

  test('with the reason of a signal that aborts, once, and what waits is let go', async () => {
    const scene = await opened();
    const abort = new AbortController();
    const { signal } = abort;
    const iterable = messages(scene.socket, { signal });
    await scene.receive('waits');
    const reason = new Error('enough');
    abort.abort(reason);
    await assert.rejects(iterable.next(), reason);
    assert.deepEqual(await iterable.next(), done);
    assert.equal(listenersOf(scene), 0);
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });

  test('with the reason of a signal that aborts while somebody asks', async () => {
    const scene = await opened();
    const abort = new AbortController();
    const asked = messages(scene.socket, { signal: abort.signal }).next();
    abort.abort();
    await assert.rejects(asked, { name: 'AbortError' });
  });

  test('with the reason of a signal that has aborted', async () => {
    const scene = await opened();
    await assert.rejects(rest(messages(scene.socket, { signal: AbortSignal.abort() })), {
      name: 'AbortError',
    });
    assert.equal(listenersOf(scene), 0);
  });
});

describe('messages() holds no more than its limit', () => {
  /** Three messages come where two may wait. */
  async function full(options: MessagesOptions) {
    const scene = await opened();
    const iterable = messages(scene.socket, { limit: 2, ...options });
    for (const data of ['a', 'b', 'c']) await scene.receive(data);
    return { scene, iterable };
  }

  test('by default it gives what waits, then throws, and listens no more', async () => {
    const { scene, iterable } = await full({});
    assert.equal(listenersOf(scene), 0);
    const values = [(await iterable.next()).value, (await iterable.next()).value];
    assert.deepEqual(values, ['a', 'b']);
    await assert.rejects(iterable.next(), { name: 'QuotaExceededError', message: /More than 2/ });
    assert.deepEqual(await iterable.next(), done);
    assert.equal(iterable.dropped, 0);
  });

  for (const [overflow, left] of [
    ['drop-oldest', ['b', 'c', 'd']],
    ['drop-newest', ['a', 'b', 'd']],
  ] as const) {
    test(`by ${overflow} it goes on, and counts what it left out`, async () => {
      const { scene, iterable } = await full({ overflow });
      assert.equal(iterable.dropped, 1);
      const read = [(await iterable.next()).value];
      await scene.receive('d');
      scene.socket.close();
      await scene.end(1000);
      read.push(...((await rest(iterable)) as string[]));
      assert.deepEqual(read, left);
      assert.equal(iterable.dropped, 1);
    });
  }

  test('of 1000 messages', async () => {
    const scene = await opened();
    const iterable = messages(scene.socket, { overflow: 'drop-newest' });
    for (let count = 0; count < 1001; count++) scene.link.message('x');
    await settle();
    assert.equal(iterable.dropped, 1);
  });

  for (const limit of [0, -1, 1.5, Number.NaN]) {
    test(`a limit of ${limit} is refused`, async () => {
      const { socket } = await opened();
      assert.throws(() => messages(socket, { limit }), RangeError);
    });
  }

  test('an unknown overflow is refused, and the message names the known ones', async () => {
    const { socket } = await opened();
    const overflow = 'drop' as 'error';
    assert.throws(() => messages(socket, { overflow }), { name: 'TypeError', message: /drop-new/ });
  });
});
