import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { seeded } from './support/random.ts';
import { connecting, opened, type Scene, steady, waiting } from './support/set-up.ts';

const waits = (scene: Scene) => scene.told('reconnecting').map(({ delay }) => delay);
const attempts = (scene: Scene) => scene.told('reconnecting').map(({ attempt }) => attempt);

/** Ends the link or attempt, waits as long as was told, and looks that it was not shorter. */
async function retry(scene: Scene, ...end: Parameters<Scene['end']>): Promise<void> {
  const before = scene.links;
  await scene.end(...end);
  const delay = waits(scene).at(-1) ?? Number.NaN;
  await scene.advance(delay - 1);
  assert.equal(scene.links, before);
  await scene.advance(1);
  assert.equal(scene.links, before + 1);
}

describe('Rule 9: the waits', () => {
  test('grow from attempt to attempt up to the longest, and last as long as told', async () => {
    const scene = await connecting();
    for (let count = 0; count < 5; count++) await retry(scene);
    assert.deepEqual(waits(scene), [5000, 10000, 20000, 30000, 30000]);
    assert.deepEqual(attempts(scene), [1, 2, 3, 4, 5]);
  });

  test('are jittered by random numbers', async () => {
    const scene = await connecting({ random: () => 0.5, reconnectJitter: 0.5 });
    await retry(scene);
    await retry(scene);
    assert.deepEqual(waits(scene), [3750, 7500]);
  });

  test('of many clients spread over the whole jittered part', async () => {
    const random = seeded(7);
    const delays: number[] = [];
    for (let count = 0; count < 300; count++) {
      const scene = await connecting({ random });
      await scene.end();
      delays.push(...waits(scene));
    }
    assert.equal(Math.floor(Math.min(...delays) / 100), 5);
    assert.equal(Math.ceil(Math.max(...delays) / 100), 50);
  });

  test('a wait of 0 still is a wait, in a later task', async () => {
    const scene = await connecting({ reconnectTime: 0 });
    await scene.end();
    assert.equal(scene.links, 1);
    assert.deepEqual(waits(scene), [0]);
    await scene.advance(0);
    assert.equal(scene.links, 2);
  });

  test('the open event names the retry that worked', async () => {
    const scene = await connecting(steady);
    await retry(scene);
    await retry(scene);
    await scene.open();
    assert.equal(scene.told('open')[0]?.attempt, 2);
  });
});

describe('Rule 9: the count starts over', () => {
  const quiet = { reconnectJitter: 0, reconnectTime: 1000, stableTime: 3000, heartTime: 0 };
  const beating = { ...quiet, heartTime: 100_000 };

  test('only after a link that lasted stable-time', async () => {
    const scene = await connecting(quiet);
    await retry(scene);
    await scene.open();
    await scene.advance(2999);
    await retry(scene);
    await scene.open();
    await scene.advance(3000);
    await retry(scene);
    assert.deepEqual(attempts(scene), [1, 2, 1]);
    assert.deepEqual(waits(scene), [1000, 2000, 1000]);
  });

  test('not at open', async () => {
    const scene = await connecting(quiet);
    for (let count = 0; count < 3; count++) {
      await retry(scene);
      await scene.open();
    }
    await retry(scene);
    assert.deepEqual(attempts(scene), [1, 2, 3, 4]);
  });

  test('with the heartbeat on, only where anything at all was received', async () => {
    const scene = await connecting(beating);
    await retry(scene);
    await scene.open();
    await scene.advance(5000);
    await retry(scene);
    await scene.open();
    await scene.receive('x');
    await scene.advance(5000);
    await retry(scene);
    assert.deepEqual(attempts(scene), [1, 2, 1]);
  });

  test('a reply counts as something received', async () => {
    const scene = await opened({ ...beating, heartTime: 1000 });
    await retry(scene);
    await scene.open();
    await scene.advance(1000);
    await scene.receive('pong');
    await scene.advance(2500);
    await scene.receive('pong');
    await retry(scene);
    assert.deepEqual(attempts(scene), [1, 1]);
  });

  test('what an earlier link received does not count for a later one', async () => {
    const scene = await opened(beating);
    await scene.receive('x');
    await retry(scene);
    await scene.open();
    await scene.advance(5000);
    await retry(scene);
    assert.deepEqual(attempts(scene), [1, 2]);
  });

  test('a stable-time of 0 means at open', async () => {
    const scene = await connecting({ ...quiet, stableTime: 0 });
    await retry(scene);
    await retry(scene);
    await scene.open();
    await retry(scene);
    assert.deepEqual(attempts(scene), [1, 2, 1]);
  });

  test('connect() while waiting tries now, and goes on counting', async () => {
    const scene = await waiting(steady);
    scene.socket.connect();
    assert.equal(scene.links, 2);
    await scene.end();
    assert.deepEqual(attempts(scene), [2]);
  });
});

describe('Rule 10: after 1012, 1013 and 4429 the server is left alone for a while', () => {
  for (const code of [1012, 1013, 4429]) {
    test(`${code}: 5 s at the least, 30 s at the most, at random`, async () => {
      for (const [random, delay] of [
        [0, 5000],
        [0.5, 17500],
        [1, 30000],
      ] as const) {
        const scene = await opened({ ...steady, random: () => random });
        await retry(scene, code);
        assert.deepEqual(waits(scene), [delay]);
      }
    });
  }

  test('also above reconnect-max-time', async () => {
    const scene = await opened({ ...steady, reconnectMaxTime: 2000 });
    await retry(scene, 1013);
    assert.deepEqual(waits(scene), [5000]);
  });

  test('the longer of both waits counts', async () => {
    const scene = await opened({ ...steady, reconnectTime: 20_000 });
    await retry(scene, 1013);
    assert.deepEqual(waits(scene), [20_000]);
  });

  test('connect() is no hint: it tries now', async () => {
    const scene = await opened(steady);
    await scene.end(1013);
    scene.socket.connect();
    assert.equal(scene.links, 2);
  });
});

describe('Rule 14: an attempt that has not opened within connect-timeout', () => {
  test('is abandoned and retried', async () => {
    const scene = await connecting({ ...steady, connectTimeout: 3000 });
    await scene.advance(2999);
    assert.equal(scene.socket.state, 'connecting');
    await scene.advance(1);
    assert.equal(scene.socket.state, 'waiting');
    assert.deepEqual(scene.told('close'), [
      {
        code: 1006,
        reason: '',
        wasClean: false,
        cause: 'connect-timeout',
        willReconnect: true,
        unconfirmed: 0,
      },
    ]);
    assert.deepEqual(scene.network.live, []);
    await scene.advance(1000);
    assert.equal(scene.links, 2);
  });

  test('is told as an error that says so', async () => {
    const scene = await connecting({ connectTimeout: 3000 });
    await scene.advance(3000);
    assert.match(scene.errors.join(), /connect-timeout/);
  });

  test('10 s is the default', async () => {
    const scene = await connecting();
    await scene.advance(9999);
    assert.equal(scene.socket.state, 'connecting');
    await scene.advance(1);
    assert.equal(scene.socket.state, 'waiting');
  });

  test('0 leaves it to the platform', async () => {
    const scene = await connecting({ connectTimeout: 0 });
    assert.deepEqual(scene.clock.timers, []);
    await scene.advance(1e7);
    assert.equal(scene.socket.state, 'connecting');
  });

  test('counts every attempt anew', async () => {
    const scene = await connecting({ ...steady, connectTimeout: 3000 });
    await scene.advance(2000);
    await scene.end();
    await scene.advance(1000 + 2999);
    assert.equal(scene.socket.state, 'connecting');
    await scene.advance(1);
    assert.equal(scene.socket.state, 'waiting');
  });

  test('does not end an open link', async () => {
    const scene = await opened({ heartTime: 0, connectTimeout: 3000 });
    await scene.advance(1e6);
    assert.equal(scene.socket.state, 'open');
  });

  test('Rule 5: a link that opened while the page was stalled is not abandoned', async () => {
    const scene = await connecting({ connectTimeout: 3000 });
    scene.clock.stall(10_000);
    scene.clock.arrive(0, () => scene.link.open());
    await scene.advance(0);
    assert.equal(scene.socket.state, 'open');
  });
});
