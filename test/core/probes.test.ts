import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connecting, opened, type Scene, type SetUpOptions } from './support/set-up.ts';

const options: SetUpOptions = { heartTime: 1000, heartTimeout: 500 };

const probes = ({ link }: Scene) => link.sent.filter((data) => data === 'ping').length;

/** A scene whose first probe was answered, so that the period is the whole heart-time. */
async function beating(more?: SetUpOptions): Promise<Scene> {
  const scene = await opened({ ...options, ...more });
  await scene.advance(1000);
  await scene.receive('pong');
  scene.link.sent.length = 0;
  return scene;
}

describe('Rule 3: a probe goes out when the quieter direction has been quiet for heart-time', () => {
  test('on a quiet link, every heart-time', async () => {
    const scene = await beating();
    for (let count = 1; count <= 5; count++) {
      await scene.advance(999);
      assert.equal(probes(scene), count - 1);
      await scene.advance(1);
      assert.equal(probes(scene), count);
      await scene.receive('pong');
    }
  });

  test('messages in both directions put it off', async () => {
    const scene = await beating();
    for (let count = 0; count < 10; count++) {
      await scene.advance(900);
      scene.socket.send('x');
      await scene.receive('y');
    }
    assert.equal(probes(scene), 0);
  });

  test('messages that only arrive do not: the server may hold us for dead', async () => {
    const scene = await beating();
    for (let count = 0; count < 10; count++) {
      await scene.advance(100);
      await scene.receive('y');
    }
    assert.equal(probes(scene), 1);
  });

  test('messages that are only sent do not: the server may be dead', async () => {
    const scene = await beating();
    for (let count = 0; count < 10; count++) {
      await scene.advance(100);
      scene.socket.send('x');
    }
    assert.equal(probes(scene), 1);
  });

  test('no second one goes out while a deadline runs', async () => {
    const scene = await beating({ heartTimeout: 10_000 });
    await scene.advance(1000 + 9999);
    assert.equal(probes(scene), 1);
  });

  test('no second one goes out by check() either', async () => {
    const scene = await beating();
    await scene.advance(1000);
    scene.socket.check();
    assert.equal(probes(scene), 1);
  });

  test('any message ends the deadline, and the next probe comes after heart-time', async () => {
    const scene = await beating();
    await scene.advance(1000 + 300);
    await scene.receive('any');
    await scene.advance(699);
    assert.equal(probes(scene), 1);
    await scene.advance(1);
    assert.equal(probes(scene), 2);
  });

  test("a link's first probe comes after a random 0.5–1 of heart-time", async () => {
    for (const [random, after] of [
      [0, 1000],
      [0.5, 750],
      [1, 500],
    ] as const) {
      const scene = await opened({ ...options, random: () => random });
      await scene.advance(after - 1);
      assert.equal(probes(scene), 0);
      await scene.advance(1);
      assert.equal(probes(scene), 1);
    }
  });

  test('the next ones come after the whole of it', async () => {
    const scene = await opened({ ...options, random: () => 1 });
    await scene.advance(500);
    await scene.receive('pong');
    await scene.advance(999);
    assert.equal(probes(scene), 1);
    await scene.advance(1);
    assert.equal(probes(scene), 2);
  });

  test('15 s is the default, and 0 switches the heartbeat off', async () => {
    const scene = await opened();
    await scene.advance(14_999);
    assert.equal(probes(scene), 0);
    await scene.advance(1);
    assert.equal(probes(scene), 1);
    const off = await opened({ heartTime: 0 });
    await off.advance(1e7);
    off.socket.check();
    assert.equal(probes(off), 0);
    assert.equal(off.socket.state, 'open');
  });

  test('a heart-time longer than a timer holds does not beat at once', async () => {
    const scene = await opened({ heartTime: Number.MAX_SAFE_INTEGER });
    await scene.advance(2147483646);
    assert.equal(probes(scene), 0);
    await scene.advance(1);
    assert.equal(probes(scene), 1);
  });

  test('no probe goes out before a link is open', async () => {
    const scene = await connecting(options);
    await scene.advance(5000);
    assert.equal(probes(scene), 0);
  });

  test('no probe goes out while closing', async () => {
    const scene = await opened({ ...options, heartTimeout: 5000 });
    scene.socket.close();
    await scene.advance(4000);
    assert.equal(probes(scene), 0);
  });
});

describe('Rule 8: the heartbeat keeps its period in a hidden tab', () => {
  test('where timers that timers armed run once a minute', async () => {
    const scene = await beating();
    scene.clock.hidden = true;
    for (let second = 1; second <= 600; second++) {
      await scene.advance(1000);
      assert.equal(probes(scene), second);
      scene.clock.arrive(20, () => scene.link.message('pong'));
    }
    assert.equal(scene.socket.state, 'open');
  });

  test('also on a link that is busy in both directions between quiet times', async () => {
    const scene = await beating();
    scene.clock.hidden = true;
    for (let round = 0; round < 30; round++) {
      for (let count = 0; count < 20; count++) {
        await scene.advance(300);
        scene.socket.send('x');
        scene.link.message('y');
      }
      const before = probes(scene);
      await scene.advance(1000);
      assert.equal(probes(scene), before + 1);
      await scene.receive('pong');
    }
  });

  test('also where what was sent makes timers come early', async () => {
    const scene = await beating();
    scene.clock.hidden = true;
    for (let round = 0; round < 30; round++) {
      const before = probes(scene);
      await scene.advance(300);
      scene.socket.send('x');
      await scene.advance(200);
      scene.link.message('y');
      await scene.advance(600);
      scene.socket.send('x');
      await scene.advance(399);
      assert.equal(probes(scene), before);
      await scene.advance(1);
      assert.equal(probes(scene), before + 1);
      await scene.receive('pong');
    }
  });

  test('also where times fall between the whole milliseconds of timers', async () => {
    const scene = await beating();
    scene.clock.hidden = true;
    await scene.advance(0.5);
    await scene.receive('y');
    await scene.advance(0.2);
    scene.socket.send('x');
    await scene.advance(999);
    assert.equal(probes(scene), 0);
    await scene.advance(2);
    assert.equal(probes(scene), 1);
  });
});
