import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { injectFaults } from '../../../src/faults/inject-faults.ts';
import { FakePage } from '../../core/support/fake-page.ts';
import { connecting, opened, plain, settle, steady, waiting } from '../../core/support/set-up.ts';
import { breakScene, brokenFromTheStart, brokenWhileOpen, openings } from './support.ts';

for (const [title, openBroken] of openings) {
  describe(`cut(), with faults ${title}`, () => {
    test('is the end of a broken network: cause network, then a retry', async () => {
      const { scene, injection } = await openBroken();
      injection.cut();
      assert.equal(scene.socket.state, 'waiting');
      await settle();
      const [{ code, wasClean, cause } = {}] = scene.told('close');
      assert.deepEqual([code, wasClean, cause], [1006, false, 'network']);
      assert.match(scene.errors.join(), /^No link/);
      assert.deepEqual(scene.network.live, []);
      await scene.advance(1000);
      await scene.open();
      assert.equal(scene.socket.state, 'open');
    });

    test('with a code is a close frame of the server, with its reason', async () => {
      const { scene, injection } = await openBroken();
      injection.cut(4001, 'x');
      await settle();
      const [{ code, reason, wasClean, cause } = {}] = scene.told('close');
      assert.deepEqual([code, reason, wasClean, cause], [4001, 'x', true, 'server']);
      assert.deepEqual(scene.errors, []);
      assert.equal(scene.told('reconnecting').length, 1);
    });

    test('with a fatal code keeps it closed', async () => {
      const { scene, injection } = await openBroken();
      injection.cut(4400);
      await scene.advance(60_000);
      assert.deepEqual([scene.socket.state, scene.links], ['closed', 1]);
      assert.deepEqual(scene.clock.timers, []);
    });

    test('with a code that stands for a missing frame is a broken network', async () => {
      const { scene, injection } = await openBroken();
      injection.cut(1015);
      await settle();
      const [{ code, wasClean, cause } = {}] = scene.told('close');
      assert.deepEqual([code, wasClean, cause], [1006, false, 'network']);
    });

    test('cuts every link that comes, and does nothing between them', async () => {
      const { scene, injection } = await openBroken();
      injection.cut();
      injection.cut();
      await settle();
      assert.equal(scene.told('close').length, 1);
      await scene.advance(1000);
      await scene.open();
      injection.cut();
      await settle();
      assert.equal(scene.told('close').length, 2);
    });

    test('ends a closing handshake', async () => {
      const { scene, injection } = await openBroken();
      scene.socket.close();
      injection.cut();
      await settle();
      assert.equal(scene.told('close')[0]?.cause, 'client');
      assert.deepEqual(scene.clock.timers, []);
    });

    test('may be called where a frame is judged: nothing of it crosses any more', async () => {
      const { scene, faults, injection } = await openBroken();
      const cut = () => {
        injection.cut();
        return 100;
      };
      faults.incoming = cut;
      await scene.receive('x');
      await scene.advance(1000);
      await scene.open();
      faults.outgoing = cut;
      scene.socket.send('y');
      await settle();
      assert.equal(scene.told('close').length, 2);
      assert.deepEqual(scene.clock.timers, [1000], 'the wait alone');
      await scene.advance(100);
      assert.deepEqual([scene.messages, scene.link.sent], [[], []]);
    });
  });

  describe(`stop(), with faults ${title}`, () => {
    test('ends them for the running link and for those that come', async () => {
      const { scene, faults, injection } = await openBroken({ incoming: 'drop', outgoing: 'drop' });
      faults.attempt = 'refuse';
      injection.stop();
      scene.socket.send('out');
      await scene.receive('in');
      assert.deepEqual([scene.messages, scene.link.sent], [['in'], ['out']]);
      await scene.end();
      await scene.advance(1000);
      await scene.open();
      assert.equal(scene.link.binaryType, 'blob', 'nothing stands between');
      assert.equal(scene.links, 2);
    });

    test('lets what is under way arrive, and nothing overtake it', async () => {
      const { scene, injection } = await openBroken({ incoming: 200, outgoing: 200 });
      await scene.receive('1');
      scene.socket.send('1');
      injection.stop();
      await scene.receive('2');
      scene.socket.send('2');
      assert.deepEqual([scene.messages, scene.link.sent], [[], []]);
      await scene.advance(200);
      assert.deepEqual(scene.messages, ['1', '2']);
      assert.deepEqual(scene.link.sent, ['1', '2']);
    });

    test('ends cut(), too', async () => {
      const { scene, injection } = await openBroken();
      injection.stop();
      injection.cut();
      assert.equal(scene.socket.state, 'open');
    });

    test('leaves nothing behind once the link has ended', async (t) => {
      const page = new FakePage(t);
      const { scene, injection } = await openBroken({ incoming: 200 });
      await scene.receive('under way');
      injection.stop();
      scene.socket.close();
      await scene.end(1000);
      await scene.advance(200);
      assert.equal(scene.socket.state, 'closed');
      assert.deepEqual(scene.clock.timers, []);
      assert.deepEqual(scene.network.live, []);
      assert.equal(page.listeners, 0);
    });
  });

  describe(`A second injection, with faults ${title}`, () => {
    test('replaces the first, on the running link, too', async () => {
      const { scene } = await openBroken({ incoming: 'drop', outgoing: 'drop' });
      breakScene(scene);
      scene.socket.send('out');
      await scene.receive('in');
      assert.deepEqual([scene.messages, scene.link.sent], [['in'], ['out']]);
    });

    test('is not ended, nor cut, by the first', async () => {
      const first = await openBroken();
      const { scene } = breakScene(first.scene, { incoming: 'drop' });
      first.injection.cut();
      first.injection.stop();
      await scene.receive('lost');
      assert.deepEqual([scene.socket.state, scene.messages], ['open', []]);
    });

    test('does not overtake what is under way', async () => {
      const first = await openBroken({ incoming: 200 });
      await first.scene.receive('1');
      const { scene } = breakScene(first.scene);
      await scene.receive('2');
      assert.deepEqual(scene.messages, []);
      await scene.advance(200);
      assert.deepEqual(scene.messages, ['1', '2']);
    });

    test('costs no more than the first: ten thousand are one', async () => {
      const { scene } = await openBroken();
      for (let count = 0; count < 10_000; count++) breakScene(scene, { incoming: 'drop' });
      const { injection } = breakScene(scene);
      await scene.receive('in');
      assert.deepEqual(scene.messages, ['in']);
      injection.cut();
      assert.equal(scene.socket.state, 'waiting');
      assert.deepEqual(scene.network.live, []);
    });
  });
}

describe('cut() of an attempt', () => {
  test('fails it, as only a network can: with a code, too', async () => {
    const { scene, injection } = breakScene(await connecting(steady));
    injection.cut(4400, 'x');
    await settle();
    const [{ code, reason, cause } = {}] = scene.told('close');
    assert.deepEqual([code, reason, cause], [1006, '', 'network']);
    assert.equal(scene.socket.state, 'waiting');
    assert.deepEqual(scene.network.live, []);
  });

  test('does nothing where there is none', async () => {
    const { scene, injection } = breakScene(await waiting(steady));
    injection.cut();
    assert.equal(scene.socket.state, 'waiting');
    scene.socket.close();
    injection.cut();
    await settle();
    assert.equal(scene.told('close').length, 1);
  });
});

describe('A plain link with faults', () => {
  for (const openBroken of [brokenWhileOpen, brokenFromTheStart]) {
    test(`tells of a cut as a WebSocket does: ${openBroken.name}`, async () => {
      const { scene, injection } = await openBroken({}, plain);
      injection.cut();
      assert.equal(scene.socket.readyState, 3);
      await settle();
      assert.deepEqual(scene.types, ['error', 'statechange', 'close']);
      scene.socket.send('four');
      assert.equal(scene.socket.bufferedAmount, 4);
    });

    test(`closes once, by its handshake, and discards what comes after: ${openBroken.name}`, async () => {
      const { scene } = await openBroken({ outgoing: 100 }, plain);
      const { socket, link } = scene;
      socket.send('x');
      assert.throws(() => socket.close(999), { name: 'InvalidAccessError' });
      assert.equal(socket.readyState, 1);
      socket.close(3000, 'bye');
      socket.close(3001);
      socket.send('four');
      assert.deepEqual([socket.readyState, socket.bufferedAmount], [2, 4]);
      await scene.advance(100);
      assert.deepEqual([link.sent, link.closes], [['x'], [[3000, 'bye']]]);
      await scene.end(3000, 'bye');
      assert.equal(scene.told('close')[0]?.wasClean, true);
      assert.equal(socket.readyState, 3);
    });

    test(`converts what it sends, and throws at once: ${openBroken.name}`, async () => {
      const { scene } = await openBroken({ outgoing: 100 }, plain);
      assert.throws(() => scene.socket.send(Symbol() as never), TypeError);
      scene.socket.send(17 as never);
      await scene.advance(100);
      assert.deepEqual(scene.link.sent, ['17']);
    });
  }
});

describe('Pretending to be offline', () => {
  test('is to refuse and to cut, and nothing is lost by it', async () => {
    const scene = await opened(steady);
    const { injection } = breakScene(scene, { attempt: 'refuse' });
    injection.cut();
    scene.socket.send('held');
    await scene.advance(5000);
    assert.deepEqual([scene.socket.state, scene.links], ['waiting', 1]);
    injection.stop();
    scene.socket.check();
    await scene.advance(1000);
    await scene.open();
    assert.deepEqual(scene.link.sent, ['held']);
    assert.deepEqual(scene.told('unsent'), []);
  });
});

describe('Faults of two connections', () => {
  test('are apart', async () => {
    const [one, other] = [await brokenWhileOpen({ incoming: 'drop' }), await brokenWhileOpen()];
    one.injection.stop();
    other.injection.cut();
    assert.deepEqual([one.scene.socket.state, other.scene.socket.state], ['open', 'waiting']);
    injectFaults(one.scene.socket).stop();
    await one.scene.receive('in');
    assert.deepEqual(one.scene.messages, ['in']);
  });
});
