import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { opened, type Scene, type SetUpOptions, settle, steady } from './support/set-up.ts';

const options: SetUpOptions = { ...steady, heartTime: 1000, heartTimeout: 500 };

const abandoned = {
  code: 1006,
  reason: '',
  wasClean: false,
  cause: 'heart-timeout',
  willReconnect: true,
  unconfirmed: 0,
};

describe('Rule 4: no sign of life within heart-timeout after a probe', () => {
  test('the link is dead, not before and not later', async () => {
    const scene = await opened(options);
    await scene.advance(1499);
    assert.equal(scene.socket.state, 'open');
    await scene.advance(1);
    assert.equal(scene.socket.state, 'waiting');
    assert.deepEqual(scene.told('close'), [abandoned]);
  });

  test('it is abandoned at once, without waiting for the platform to report its end', async () => {
    const scene = await opened(options);
    const { link } = scene;
    await scene.advance(1500);
    assert.equal(link.isHeard, false);
    assert.equal(link.closes.length, 1);
    assert.deepEqual(scene.network.live, []);
  });

  test('the retry begins', async () => {
    const scene = await opened(options);
    await scene.advance(1500);
    assert.deepEqual(scene.told('reconnecting'), [
      { attempt: 1, delay: 1000, cause: 'heart-timeout' },
    ]);
    await scene.advance(1000);
    assert.equal(scene.links, 2);
    await scene.open();
    assert.equal(scene.socket.state, 'open');
  });

  test('with reconnect-count 0 it stays closed', async () => {
    const scene = await opened({ ...options, reconnectCount: 0 });
    await scene.advance(1500);
    assert.equal(scene.socket.state, 'closed');
    assert.deepEqual(scene.told('close'), [{ ...abandoned, willReconnect: false }]);
    assert.deepEqual(scene.clock.timers, []);
  });

  test('messages that we send are no sign of life', async () => {
    const scene = await opened(options);
    for (let count = 0; count < 15; count++) {
      scene.socket.send('x');
      await scene.advance(100);
    }
    assert.equal(scene.socket.state, 'waiting');
  });
});

/** A scene whose probe went out behind an upload of `upload` bytes, of which nothing has left. */
async function uploading(upload: number): Promise<Scene> {
  const scene = await opened(options);
  scene.link.stuck = true;
  scene.socket.send(new ArrayBuffer(upload));
  await scene.advance(1000);
  assert.equal(scene.link.sent.at(-1), 'ping');
  assert.equal(scene.link.bufferedAmount, upload + 4);
  return scene;
}

/** Lets `bytes` leave every 100 ms, for `ms`. */
async function flow({ link, clock }: Scene, bytes: number, ms: number): Promise<void> {
  for (let time = 0; time < ms; time += 100) {
    link.bufferedAmount = Math.max(0, link.bufferedAmount - bytes);
    await clock.advance(100);
  }
}

describe('Rule 4: while the probe waits behind our own upload, a falling bufferedAmount is life', () => {
  test('a slow upload that goes on is not abandoned', async () => {
    const scene = await uploading(100_000);
    await flow(scene, 1000, 9000);
    assert.equal(scene.socket.state, 'open');
  });

  test('one that stops is, heart-timeout after its last byte', async () => {
    const scene = await uploading(100_000);
    await flow(scene, 1000, 2000);
    await scene.advance(300);
    assert.equal(scene.socket.state, 'open');
    await scene.advance(200);
    assert.equal(scene.socket.state, 'waiting');
    assert.equal(scene.told('close')[0]?.cause, 'heart-timeout');
  });

  test('after the probe itself has left, it has heart-timeout to be answered', async () => {
    const scene = await uploading(1000);
    await flow(scene, 1004, 100);
    await scene.advance(300);
    assert.equal(scene.socket.state, 'open');
    await scene.advance(200);
    assert.equal(scene.socket.state, 'waiting');
  });

  test('what is uploaded behind the probe is no sign of life for it', async () => {
    const scene = await uploading(1000);
    await flow(scene, 1004, 100);
    scene.socket.send(new ArrayBuffer(100_000));
    await flow(scene, 1000, 600);
    assert.equal(scene.socket.state, 'waiting');
  });

  test('messages sent meanwhile do not hide that it falls', async () => {
    const scene = await uploading(100_000);
    for (let count = 0; count < 30; count++) {
      scene.socket.send(new ArrayBuffer(5000));
      await flow(scene, 1000, 100);
    }
    assert.equal(scene.socket.state, 'open');
  });

  test('a rising bufferedAmount is no sign of life', async () => {
    const scene = await uploading(1000);
    for (let count = 0; count < 6; count++) {
      scene.socket.send(new ArrayBuffer(5000));
      await scene.advance(100);
    }
    assert.equal(scene.socket.state, 'waiting');
  });

  test('nor is one that rises by itself', async () => {
    const scene = await uploading(100_000);
    for (let count = 0; count < 6; count++) {
      scene.link.bufferedAmount += 5000;
      await scene.advance(100);
    }
    assert.equal(scene.socket.state, 'waiting');
  });

  test('that the probe itself leaves is none, where it waited behind nothing', async () => {
    const scene = await opened(options);
    scene.link.stuck = true;
    await scene.advance(1000);
    await scene.advance(200);
    scene.link.bufferedAmount = 0;
    await scene.advance(300);
    assert.equal(scene.socket.state, 'waiting');
  });

  test('a probe that did not wait behind anything gets no more than heart-timeout', async () => {
    const scene = await opened(options);
    await scene.advance(999);
    scene.link.stuck = true;
    await scene.advance(1);
    assert.equal(scene.link.bufferedAmount, 4);
    await scene.advance(500);
    assert.equal(scene.socket.state, 'waiting');
  });
});

describe('Rule 7: a server that opens but never answers a probe', () => {
  test('gets a clear error naming heart-message', async () => {
    const scene = await opened(options);
    await scene.advance(1500);
    assert.equal(scene.errors.length, 1);
    assert.match(scene.errors.join(), /heart-message/);
    assert.deepEqual(scene.types.slice(0, 3), ['statechange', 'error', 'close']);
  });

  test('gets growing waits: not a fast loop', async () => {
    const scene = await opened({ ...options, reconnectGrowth: 2, stableTime: 100 });
    for (let count = 0; count < 4; count++) {
      await scene.advance(1500);
      await scene.advance(scene.told('reconnecting').at(-1)?.delay ?? 0);
      await scene.open();
    }
    assert.deepEqual(
      scene.told('reconnecting').map(({ delay }) => delay),
      [1000, 2000, 4000, 8000],
    );
    assert.equal(scene.errors.length, 4);
  });

  test('any message is an answer: a link that was heard and died is no such server', async () => {
    const scene = await opened(options);
    await scene.receive('hello');
    await scene.advance(2500);
    assert.equal(scene.told('close')[0]?.cause, 'heart-timeout');
    assert.deepEqual(scene.errors, []);
  });

  test('the error is told on the next such link, too', async () => {
    const scene = await opened(options);
    await scene.receive('hello');
    await scene.end();
    await scene.advance(1000);
    await scene.open();
    scene.forget();
    await scene.advance(1500);
    await settle();
    assert.match(scene.errors.join(), /heart-message/);
  });
});
