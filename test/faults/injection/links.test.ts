import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { LinkFrame } from '../../../src/faults/faulty-socket.ts';
import { plain, settle } from '../../core/support/set-up.ts';
import { brokenWhileOpen, openings } from './support.ts';

const beating = { heartTime: 1000, heartTimeout: 500 };

for (const [title, openBroken] of openings) {
  describe(`A link with faults ${title}`, () => {
    test('passes everything where no fault is named', async () => {
      const { scene } = await openBroken();
      await scene.receive('in');
      scene.socket.send('out');
      await scene.end(4001, 'why');
      assert.deepEqual(scene.messages, ['in']);
      assert.deepEqual(scene.network.sockets[0]?.sent, ['out']);
      const [close] = scene.told('close');
      assert.deepEqual([close?.code, close?.reason, close?.cause], [4001, 'why', 'server']);
    });

    test('hears nothing with incoming dropped: it is found dead, and comes back', async () => {
      const { scene, faults } = await openBroken({ incoming: 'drop' }, beating);
      await scene.receive('lost');
      await scene.advance(1000);
      await scene.receive('pong');
      await scene.advance(500);
      assert.deepEqual(scene.messages, []);
      assert.equal(scene.told('close')[0]?.cause, 'heart-timeout');
      assert.deepEqual(scene.network.live, []);
      delete faults.incoming;
      await scene.advance(1000);
      await scene.open();
      await scene.receive('heard');
      assert.deepEqual(scene.messages, ['heard']);
    });

    test('is found dead with outgoing dropped: no probe reaches the server', async () => {
      const { scene } = await openBroken({ outgoing: 'drop' }, beating);
      scene.socket.send('lost');
      await scene.advance(1500);
      assert.deepEqual(scene.link.sent, []);
      assert.equal(scene.told('close')[0]?.cause, 'heart-timeout');
      assert.equal(scene.told('close')[0]?.unconfirmed, 1);
    });

    test('can lose replies alone: messages are heard, and keep it alive', async () => {
      const incoming = (frame: LinkFrame) => frame.type === 'message' && frame.isReply && 'drop';
      const { scene } = await openBroken({ incoming }, beating);
      await scene.advance(1000);
      await scene.receive('pong');
      await scene.receive('news');
      await scene.advance(500);
      assert.deepEqual(scene.messages, ['news']);
      assert.deepEqual(scene.told('heartbeat'), []);
      assert.equal(scene.socket.state, 'open');
      await scene.advance(500);
      await scene.receive('pong');
      await scene.advance(500);
      assert.equal(scene.socket.state, 'waiting');
    });

    test('answers late: the delay of a reply is part of the latency', async () => {
      const { scene } = await openBroken({ incoming: 300 }, beating);
      await scene.advance(1000);
      await scene.receive('pong');
      await scene.advance(300);
      assert.deepEqual(scene.told('heartbeat'), [{ latency: 300 }]);
    });

    test('keeps the order of what comes, delayed or not', async () => {
      const { scene, faults } = await openBroken({ incoming: 500 });
      await scene.receive('1');
      faults.incoming = 100;
      await scene.receive('2');
      delete faults.incoming;
      await scene.receive('3');
      await scene.advance(499);
      assert.deepEqual(scene.messages, []);
      await scene.advance(1);
      assert.deepEqual(scene.messages, ['1', '2', '3']);
      await scene.receive('4');
      assert.deepEqual(scene.messages, ['1', '2', '3', '4']);
    });

    test('keeps the order of what goes, delayed or not, each direction for itself', async () => {
      const { scene, faults } = await openBroken({ outgoing: 500 });
      scene.socket.send('1');
      delete faults.outgoing;
      scene.socket.send('2');
      await scene.receive('overtakes');
      assert.deepEqual(scene.messages, ['overtakes']);
      await scene.advance(499);
      assert.deepEqual(scene.link.sent, []);
      await scene.advance(1);
      assert.deepEqual(scene.link.sent, ['1', '2']);
    });

    test('delays its end behind the messages before it', async () => {
      const { scene } = await openBroken({ incoming: 200 });
      await scene.receive('last words');
      await scene.end(4001);
      await scene.advance(199);
      assert.equal(scene.socket.state, 'open');
      await scene.advance(1);
      assert.deepEqual(scene.types.slice(0, 3), ['message', 'statechange', 'close']);
    });

    test('sends what it delays as it was at the call', async () => {
      const { scene } = await openBroken({ outgoing: 100 });
      const bytes = Uint8Array.of(1, 2, 3);
      scene.socket.send(bytes);
      bytes.fill(9);
      await scene.advance(100);
      assert.deepEqual([...(scene.link.sent[0] as Uint8Array)], [1, 2, 3]);
    });

    test('hands out bytes as binaryType says when they arrive', async () => {
      const { scene } = await openBroken({ incoming: 100 });
      await scene.receive(Uint8Array.of(1));
      await scene.advance(100);
      await scene.receive(Uint8Array.of(2));
      scene.socket.binaryType = 'arraybuffer';
      await scene.advance(100);
      const [blob, buffer] = scene.messages as [Blob, ArrayBuffer];
      assert.deepEqual([...new Uint8Array(await blob.arrayBuffer())], [1]);
      assert.deepEqual([...new Uint8Array(buffer)], [2]);
    });

    test('tells its faults what crosses: type, data, code, reason, reply or not', async () => {
      const frames: unknown[] = [];
      const note = (frame: LinkFrame) => void frames.push({ ...frame });
      const { scene, faults } = await openBroken({ incoming: note }, beating);
      faults.outgoing = note;
      scene.socket.send('out');
      await scene.advance(1000);
      await scene.receive('pong');
      await scene.receive('in');
      scene.socket.close(3001, 'bye');
      await scene.end(3001, 'bye');
      assert.deepEqual(frames, [
        { type: 'message', data: 'out', isReply: false },
        { type: 'message', data: 'ping', isReply: false },
        { type: 'message', data: 'pong', isReply: true },
        { type: 'message', data: 'in', isReply: false },
        { type: 'close', code: 3001, reason: 'bye' },
        { type: 'close', code: 3001, reason: 'bye' },
      ]);
    });

    test('shows bytes that come as an ArrayBuffer, to be looked at there and then', async () => {
      const incoming = (frame: LinkFrame) =>
        frame.type === 'message' && new Uint8Array(frame.data as ArrayBuffer)[0] === 1 && 'drop';
      const { scene } = await openBroken({ incoming });
      await scene.receive(Uint8Array.of(1, 0));
      await scene.receive(Uint8Array.of(2, 0, 0));
      assert.deepEqual(
        scene.messages.map((data) => (data as Blob).size),
        [3],
      );
    });

    test('whose close frames are dropped gives the handshake up after heart-timeout', async () => {
      const { scene } = await openBroken({ incoming: 'drop', outgoing: 'drop' }, beating);
      scene.socket.close();
      assert.deepEqual(scene.link.closes, []);
      await scene.end(1000);
      await scene.advance(499);
      assert.equal(scene.socket.state, 'closing');
      await scene.advance(1);
      assert.equal(scene.socket.state, 'closed');
      const [{ code, cause, willReconnect } = {}] = scene.told('close');
      assert.deepEqual([code, cause, willReconnect], [1006, 'client', false]);
      assert.deepEqual(scene.network.live, []);
      assert.deepEqual(scene.clock.timers, []);
    });

    test('that is closed without a code passes no reason on, not even an empty one', async () => {
      const { scene } = await openBroken();
      scene.socket.close();
      assert.deepEqual(scene.link.closes, [[undefined, undefined]]);
    });

    test('that lost the close frame of the server alone is found dead by its heartbeat', async () => {
      const incoming = (frame: LinkFrame) => frame.type === 'close' && 'drop';
      const { scene } = await openBroken({ incoming }, beating);
      await scene.end(4001);
      assert.equal(scene.socket.state, 'open');
      assert.deepEqual(scene.types, []);
      await scene.advance(1500);
      assert.equal(scene.told('close')[0]?.cause, 'heart-timeout');
    });

    test('that lost its end loses the error of that end with it', async () => {
      const { scene } = await openBroken({ incoming: 'drop' }, plain);
      await scene.end();
      assert.deepEqual(scene.types, []);
    });

    test('shows heart-reply what it would see without faults', async () => {
      const seen: unknown[] = [];
      const heartReply = (data: unknown) => seen.push(data) < 0;
      const incoming = (frame: LinkFrame) => frame.type === 'message' && frame.isReply && 'drop';
      const { scene } = await openBroken({ incoming }, { heartTime: 1000, heartReply });
      await scene.advance(1000);
      await scene.receive(Uint8Array.of(1));
      assert.deepEqual(
        seen.map((data) => data instanceof Blob),
        [true, true],
      );
    });

    test('shows subprotocol, extensions and what waits to leave', async () => {
      const { scene } = await openBroken();
      Object.assign(scene.link, { protocol: 'v1', extensions: 'deflate', bufferedAmount: 7 });
      const { protocol, extensions, bufferedAmount } = scene.socket;
      assert.deepEqual([protocol, extensions, bufferedAmount], ['v1', 'deflate', 7]);
    });

    test('leaves nothing behind when it is dropped with frames under way', async () => {
      const { scene } = await openBroken({ incoming: 500, outgoing: 500 });
      await scene.receive('never heard');
      scene.socket.send('never sent');
      const { link } = scene;
      scene.socket.reconnect();
      scene.socket.close();
      await settle();
      assert.deepEqual(scene.clock.timers, []);
      assert.deepEqual(scene.network.live, []);
      await scene.advance(500);
      assert.deepEqual([scene.messages, link.sent], [[], []]);
    });
  });
}

describe('Timers that ring in another order', () => {
  test('do not change the order of frames', async () => {
    const { scene, faults } = await brokenWhileOpen({ incoming: 100 });
    // A platform's timers count whole milliseconds, so a later one may ring first.
    const rings: (() => void)[] = [];
    const setTimeout = (ring: () => void) => rings.push(ring);
    faults.clock = { now: () => 0, wall: () => 0, setTimeout, clearTimeout() {} };
    for (const data of ['1', '2', '3']) await scene.receive(data);
    for (const ring of rings.reverse()) ring();
    assert.deepEqual(scene.messages, ['1', '2', '3']);
  });
});
