import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { seeded } from './support/random.ts';
import { opened, type Scene, type SetUpOptions, steady, waiting } from './support/set-up.ts';

const options: SetUpOptions = { ...steady, heartTime: 1000, heartTimeout: 500 };

const probes = ({ link }: Scene) => link.sent.filter((data) => data === 'ping').length;

describe('Rule 5: a late timer is no verdict', () => {
  test('what has already arrived is looked at first: a task of grace', async () => {
    const scene = await opened(options);
    await scene.advance(1000);
    scene.clock.stall(501);
    scene.clock.arrive(0, () => scene.link.message('pong'));
    await scene.advance(0);
    assert.equal(scene.socket.state, 'open');
    assert.deepEqual(scene.types, ['heartbeat']);
  });

  test('then a fresh probe gets its full time', async () => {
    const scene = await opened(options);
    await scene.advance(1000);
    scene.clock.stall(5000);
    await scene.advance(0);
    assert.equal(scene.socket.state, 'open');
    assert.equal(probes(scene), 2);
    await scene.advance(499);
    assert.equal(scene.socket.state, 'open');
    await scene.advance(1);
    assert.equal(scene.socket.state, 'waiting');
  });

  test('a timer that is a little late is on time', async () => {
    const scene = await opened(options);
    await scene.advance(1000);
    scene.clock.stall(500 + 30);
    await scene.advance(0);
    assert.equal(scene.socket.state, 'waiting');
  });

  test('a probe that comes late has its full time', async () => {
    const scene = await opened(options);
    scene.clock.stall(10_000);
    await scene.advance(499);
    assert.deepEqual([scene.socket.state, probes(scene)], ['open', 1]);
    await scene.advance(1);
    assert.equal(scene.socket.state, 'waiting');
  });

  test('no false alarm in a page stalled for 3·heart-timeout, again and again', async () => {
    const random = seeded(5);
    const scene = await opened(options);
    const answer = () => scene.link.message('pong');
    const send = scene.link.send.bind(scene.link);
    scene.link.send = (data) => {
      send(data);
      scene.clock.arrive(20, answer);
    };
    for (let count = 0; count < 500; count++) {
      await scene.advance(3000 * random());
      scene.clock.stall(1500);
    }
    assert.equal(scene.socket.state, 'open');
    assert.deepEqual(scene.told('close'), []);
  });

  test('a dead link in a page whose timers are always late is told dead in the end', async () => {
    const scene = await opened(options);
    for (let count = 0; count < 20 && scene.socket.state === 'open'; count++) {
      scene.clock.stall(60_000);
      await scene.advance(0);
    }
    assert.equal(scene.told('close')[0]?.cause, 'heart-timeout');
  });
});

describe('Rule 5: a wall clock that ran ahead of the monotonic one means sleep', () => {
  test('a deadline during which the machine slept is no verdict', async () => {
    const scene = await opened(options);
    await scene.advance(1200);
    scene.clock.sleep(3_600_000);
    await scene.advance(300);
    assert.equal(scene.socket.state, 'open');
    assert.equal(probes(scene), 2);
    await scene.advance(500);
    assert.equal(scene.socket.state, 'waiting');
  });

  test('it is a hint: a sleep while open is followed by a probe as soon as it is noticed', async () => {
    const scene = await opened({ ...options, heartTime: 10_000 });
    await scene.advance(5000);
    scene.socket.send('x');
    await scene.receive('y');
    scene.clock.sleep(3_600_000);
    await scene.advance(5000);
    assert.equal(probes(scene), 1);
  });

  test('a machine that slept and whose monotonic clock went on is no verdict either', async () => {
    const scene = await opened(options);
    await scene.advance(1200);
    scene.clock.stall(3_600_000);
    scene.clock.arrive(0, () => scene.link.message('pong'));
    await scene.advance(0);
    assert.equal(scene.socket.state, 'open');
  });

  test('a wall clock that is set back changes nothing', async () => {
    const scene = await opened(options);
    await scene.advance(1200);
    scene.clock.sleep(-3_600_000);
    await scene.advance(300);
    assert.equal(scene.socket.state, 'waiting');
  });

  test('a wait is not lengthened by a sleep', async () => {
    const scene = await waiting(options);
    scene.clock.sleep(3_600_000);
    await scene.advance(1000);
    assert.equal(scene.links, 2);
  });
});
