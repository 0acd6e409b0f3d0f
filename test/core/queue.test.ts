import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { SendData } from '../../src/core/reports.ts';
import { setGlobals } from './support/fake-page.ts';
import { connecting, opened, Scene, settle, waiting } from './support/set-up.ts';

const idle = (queueLimit?: number) =>
  new Scene({ manual: true, ...(queueLimit !== undefined && { queueLimit }) });

const bytesOf = (data: unknown) =>
  data instanceof ArrayBuffer ? [...new Uint8Array(data)] : [...(data as Uint8Array)];

describe('Rule 15: send() holds data while there is no link', () => {
  test('while idle, connecting and waiting', async () => {
    const scene = idle();
    scene.socket.send('while idle');
    scene.socket.connect();
    scene.socket.send('while connecting');
    await scene.end();
    assert.equal(scene.socket.state, 'waiting');
    scene.socket.send('while waiting');
    await scene.advance(5000);
    await scene.open();
    assert.deepEqual(scene.link.sent, ['while idle', 'while connecting', 'while waiting']);
    assert.equal(scene.links, 2);
  });

  test('also while the platform is closing a link that it has not told of', async () => {
    const scene = await opened();
    scene.link.readyState = 2;
    scene.socket.send('late');
    assert.equal(scene.link.bufferedAmount, 0);
    await scene.end(1001);
    await scene.advance(5000);
    await scene.open();
    assert.deepEqual(scene.link.sent, ['late']);
  });

  test('a copy of the bytes is held, as they were at the call', async () => {
    const scene = idle();
    const { buffer } = new Uint8Array([1, 2, 3]);
    const view = new Uint8Array([9, 1, 2, 9]).subarray(1, 3);
    const data: SendData[] = [buffer, view, new DataView(buffer, 2, 1)];
    for (const one of data) scene.socket.send(one);
    new Uint8Array(buffer).fill(0);
    view.fill(0);
    scene.socket.connect();
    await scene.open();
    assert.deepEqual(scene.link.sent.map(bytesOf), [[1, 2, 3], [1, 2], [3]]);
  });

  test('an ArrayBuffer stays one, a Blob is the same Blob', async () => {
    const scene = idle();
    const blob = new Blob(['x']);
    scene.socket.send(new ArrayBuffer(1));
    scene.socket.send(blob);
    scene.socket.connect();
    await scene.open();
    assert.ok(scene.link.sent[0] instanceof ArrayBuffer, 'an ArrayBuffer');
    assert.equal(scene.link.sent[1], blob);
  });

  test('bufferedAmount counts what is held, in bytes on the wire', async () => {
    const scene = idle();
    const amounts = [
      'ä€😀',
      new ArrayBuffer(5),
      new Uint16Array(4).subarray(1),
      new Blob(['1234']),
    ];
    const counted = amounts.map((data) => {
      const before = scene.socket.bufferedAmount;
      scene.socket.send(data);
      return scene.socket.bufferedAmount - before;
    });
    assert.deepEqual(counted, [9, 5, 6, 4]);
    scene.socket.connect();
    await scene.open();
    assert.equal(scene.socket.bufferedAmount, 0);
  });

  test('bufferedAmount counts what the socket has not sent, too', async () => {
    const scene = await opened();
    scene.link.bufferedAmount = 100;
    assert.equal(scene.socket.bufferedAmount, 100);
  });
});

describe('Rule 15: up to queue-limit bytes', () => {
  test('the limit itself may be reached, by empty messages too', () => {
    const { socket } = idle(10);
    for (const data of ['12345', '12345', '', '']) socket.send(data);
    assert.equal(socket.bufferedAmount, 10);
  });

  test('the default is 1 MiB', () => {
    const { socket } = idle();
    socket.send(new ArrayBuffer(1048576));
    assert.throws(() => socket.send('x'), { name: 'QuotaExceededError' });
  });

  test('above it, nothing of that message is held, and shorter ones still are', async () => {
    const scene = idle(5);
    scene.socket.send('123');
    assert.throws(() => scene.socket.send('456'), { name: 'QuotaExceededError' });
    scene.socket.send('45');
    assert.equal(scene.socket.bufferedAmount, 5);
    scene.socket.connect();
    await scene.open();
    assert.deepEqual(scene.link.sent, ['123', '45']);
  });

  test('it holds in waiting too, and what was sent makes room', async () => {
    const scene = await waiting({ queueLimit: 3 });
    scene.socket.send('123');
    assert.throws(() => scene.socket.send('4'), { name: 'QuotaExceededError' });
    await scene.advance(5000);
    await scene.open();
    await scene.end();
    scene.socket.send('456');
    assert.equal(scene.socket.bufferedAmount, 3);
  });

  test('it does not bound an open link', async () => {
    const scene = await opened({ queueLimit: 1 });
    scene.socket.send('12345');
    assert.deepEqual(scene.link.sent, ['12345']);
  });

  test('the error is a DOMException where the platform has no class for it', () => {
    assert.throws(
      () => idle(2).socket.send('123'),
      (error) => error instanceof DOMException && error.name === 'QuotaExceededError',
    );
  });

  test('the error is of the class where the platform has it', (t) => {
    class QuotaExceededError extends Error {
      readonly quota: number;
      readonly requested: number;
      constructor(message: string, { quota, requested }: { quota: number; requested: number }) {
        super(message);
        this.quota = quota;
        this.requested = requested;
      }
    }
    setGlobals(t, { QuotaExceededError });
    const { socket } = idle(5);
    socket.send('12');
    assert.throws(
      () => socket.send('3456'),
      (error) => error instanceof QuotaExceededError && error.quota === 5 && error.requested === 6,
    );
  });
});

describe('Rule 15: the order in which a link gets messages', () => {
  test('what the open listeners send, then what was held, then what is sent later', async () => {
    const scene = await connecting();
    scene.socket.send('held 1');
    scene.socket.onopen = () => scene.socket.send('login');
    scene.socket.addEventListener('open', () => scene.socket.send('login 2'));
    scene.socket.send('held 2');
    await scene.open();
    scene.socket.send('later');
    assert.deepEqual(scene.link.sent, ['login', 'login 2', 'held 1', 'held 2', 'later']);
  });

  test('nothing that is sent before the open event overtakes what was held', async () => {
    const scene = await connecting();
    scene.socket.send('held');
    scene.socket.onstatechange = () => scene.socket.send('in statechange');
    await scene.open();
    assert.deepEqual(scene.link.sent, ['held', 'in statechange']);
  });

  test('every message goes out once and in order, whatever was sent when', async () => {
    const step = fc.constantFrom('send', 'send', 'open', 'lose', 'wait');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const scene = await connecting({ reconnectTime: 10, reconnectGrowth: 1 });
        let count = 0;
        for (const step of steps) {
          const { readyState } = scene.link;
          if (step === 'send') scene.socket.send(`${++count}`);
          if (step === 'open' && readyState === 0) await scene.open();
          if (step === 'lose' && readyState === 1) await scene.end();
          if (step === 'wait') await scene.advance(10);
        }
        await scene.advance(10);
        if (scene.link.readyState === 0) await scene.open();
        assert.deepEqual(
          scene.network.sockets.flatMap(({ sent }) => sent),
          Array.from({ length: count }, (_, at) => `${at + 1}`),
        );
        assert.equal(scene.socket.bufferedAmount, 0);
      }),
    );
  });
});

describe('queue-limit 0: send() behaves as on a native WebSocket', () => {
  test('connecting and waiting throw an InvalidStateError', async () => {
    const scene = await connecting({ queueLimit: 0 });
    assert.throws(() => scene.socket.send('x'), { name: 'InvalidStateError' });
    await scene.end();
    assert.equal(scene.socket.state, 'waiting');
    assert.throws(() => scene.socket.send('x'), { name: 'InvalidStateError' });
  });

  test('after the end it counts in bufferedAmount, and nothing is told', async () => {
    const scene = await opened({ queueLimit: 0 });
    scene.socket.close();
    scene.socket.send('12');
    await scene.end(1000);
    scene.socket.send('345');
    await settle();
    assert.equal(scene.socket.bufferedAmount, 5);
    assert.deepEqual(scene.told('unsent'), []);
    assert.deepEqual(scene.link.sent, []);
  });

  test('idle counts in bufferedAmount', () => {
    const { socket } = idle(0);
    socket.send('123');
    assert.equal(socket.bufferedAmount, 3);
  });
});
