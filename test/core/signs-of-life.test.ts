import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { opened, type SetUpOptions } from './support/set-up.ts';

const options: SetUpOptions = { heartTime: 1000, heartTimeout: 500 };

describe('Rule 2: any message that arrives is a sign of life', () => {
  test('it ends a deadline', async () => {
    const scene = await opened(options);
    await scene.advance(1000);
    await scene.receive('not a reply');
    await scene.advance(999);
    assert.equal(scene.socket.state, 'open');
    assert.deepEqual(scene.link.sent, ['ping']);
  });

  test('bytes are, too', async () => {
    const scene = await opened(options);
    await scene.advance(1000);
    await scene.receive(new Uint8Array([1]));
    await scene.advance(500);
    assert.equal(scene.socket.state, 'open');
  });

  test('a link on which messages come in time for every deadline stays', async () => {
    const scene = await opened(options);
    for (let count = 0; count < 50; count++) {
      await scene.advance(450);
      await scene.receive('x');
    }
    assert.equal(scene.socket.state, 'open');
    assert.equal(scene.messages.length, 50);
  });

  test('only what matches heart-reply is kept from message and fires heartbeat', async () => {
    const scene = await opened({ ...options, heartReply: 'alive' });
    await scene.advance(1000);
    await scene.receive('pong');
    await scene.receive('ping');
    await scene.receive('alive');
    assert.deepEqual(scene.types, ['message', 'message', 'heartbeat']);
  });

  test('heartbeat tells the round trip, and latency keeps it', async () => {
    const scene = await opened(options);
    assert.equal(scene.socket.latency, null);
    await scene.advance(1000 + 37);
    await scene.receive('pong');
    assert.deepEqual(scene.told('heartbeat'), [{ latency: 37 }]);
    assert.equal(scene.socket.latency, 37);
  });

  test('latency is there already in the listener, and stays after the link', async () => {
    const scene = await opened(options);
    let seen: unknown;
    scene.socket.onheartbeat = () => {
      seen = scene.socket.latency;
    };
    await scene.advance(1020);
    await scene.receive('pong');
    await scene.end();
    assert.deepEqual([seen, scene.socket.latency], [20, 20]);
  });

  for (const [name, probe, reply, other] of [
    ['mode', '{"mode":"HEART_BEAT","msg":"HEART_BEAT"}', undefined, '{"mode":"MESSAGE","msg":"x"}'],
    [
      'ModeCode',
      '{"ModeCode":"heart_beat","msg":"2024-01-01T00:00:00.000Z"}',
      undefined,
      '{"ModeCode":"message","msg":"x"}',
    ],
    ['text', 'ping', 'pong', 'x'],
    ['detect', '检测', undefined, 'x'],
    ['flag', '{"heart":1}', undefined, '{"heart":0}'],
  ] as const) {
    test(`format ${name}: the reply is kept from message, other traffic keeps the link`, async () => {
      const scene = await opened({ ...options, heartMessage: () => probe });
      await scene.advance(1000);
      assert.deepEqual(scene.link.sent, [probe]);
      await scene.receive(other);
      await scene.receive(reply ?? probe);
      assert.deepEqual(scene.types, ['message', 'heartbeat']);
      assert.deepEqual(scene.messages, [other]);
    });
  }
});

describe('Rule 6: a reply stays owed after other messages have shown life', () => {
  test('it is a heartbeat, not a message, however late it comes', async () => {
    const scene = await opened(options);
    await scene.advance(1000);
    await scene.receive('x');
    await scene.advance(900);
    await scene.receive('pong');
    assert.deepEqual(scene.types, ['message', 'heartbeat']);
    assert.deepEqual(scene.told('heartbeat'), [{ latency: 900 }]);
  });

  test('a pong nobody asked for is a message', async () => {
    const scene = await opened(options);
    await scene.receive('pong');
    await scene.advance(1000);
    await scene.receive('pong');
    await scene.receive('pong');
    assert.deepEqual(scene.types, ['message', 'heartbeat', 'message']);
  });

  test('an echo of a probe that was not sent on this link is a message', async () => {
    const scene = await opened(options);
    await scene.advance(1000);
    await scene.end();
    await scene.advance(5000);
    await scene.open();
    scene.forget();
    await scene.receive('ping');
    await scene.receive('pong');
    assert.deepEqual(scene.messages, ['ping', 'pong']);
  });

  test('with the heartbeat off, everything is a message', async () => {
    const scene = await opened({ heartTime: 0 });
    await scene.receive('pong');
    await scene.receive('ping');
    assert.deepEqual(scene.messages, ['pong', 'ping']);
  });

  test('the last 8 probes are remembered, each answered once', async () => {
    let count = 0;
    const scene = await opened({ ...options, heartMessage: () => `probe ${++count}` });
    for (let probe = 1; probe <= 10; probe++) {
      await scene.advance(1000);
      await scene.receive('x');
    }
    assert.equal(count, 10);
    scene.forget();
    for (let probe = 1; probe <= 10; probe++) await scene.receive(`probe ${probe}`);
    assert.deepEqual(scene.messages, ['probe 1', 'probe 2']);
    assert.equal(scene.told('heartbeat').length, 8);
    scene.forget();
    await scene.receive('probe 5');
    assert.deepEqual(scene.messages, ['probe 5']);
  });

  test('replies that all look alike answer the oldest first', async () => {
    const scene = await opened(options);
    await scene.advance(1000);
    await scene.receive('x');
    await scene.advance(1000);
    await scene.receive('pong');
    await scene.receive('pong');
    assert.deepEqual(scene.told('heartbeat'), [{ latency: 1000 }, { latency: 0 }]);
  });

  test('a heart-reply function is asked with the probe that is owed', async () => {
    const probes: unknown[] = [];
    const scene = await opened({
      ...options,
      heartMessage: () => 'ask 1',
      heartReply: (data, probe) => {
        probes.push(probe);
        return data === 'answer 1';
      },
    });
    await scene.receive('answer 1');
    await scene.advance(1000);
    await scene.receive('answer 1');
    assert.deepEqual(scene.types, ['message', 'heartbeat']);
    assert.deepEqual(probes, ['ask 1']);
  });
});
