import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TapRecord } from '../../src/core/reports.ts';
import { setGlobals } from './support/fake-page.ts';
import { address, connecting, opened, plain, Scene, settle, steady } from './support/set-up.ts';

describe('the events and their order', () => {
  test('several at once: statechange, error, close, reconnecting', async () => {
    const scene = await connecting();
    scene.forget();
    await scene.end();
    assert.deepEqual(scene.types, ['statechange', 'error', 'close', 'reconnecting']);
  });

  test('several at once: statechange, error, close, unsent', async () => {
    const scene = await connecting({ reconnectCount: 0 });
    scene.socket.send('x');
    scene.forget();
    await scene.end();
    assert.deepEqual(scene.types, ['statechange', 'error', 'close', 'unsent']);
  });

  test('the state changes before all of them', async () => {
    const scene = await opened();
    const states: string[] = [];
    for (const type of ['statechange', 'error', 'close', 'reconnecting']) {
      scene.socket.addEventListener(type, () => states.push(scene.socket.state));
    }
    await scene.end();
    assert.deepEqual(states, Array(4).fill('waiting'));
  });

  test('statechange tells every state and the one before', async () => {
    const scene = new Scene({ ...steady, manual: true });
    scene.socket.connect();
    await scene.open();
    await scene.end();
    await scene.advance(1000);
    await scene.open();
    scene.socket.close();
    await scene.end(1000);
    const changes = scene.told('statechange');
    assert.deepEqual(
      changes.map(({ previous }) => previous),
      ['idle', 'connecting', 'open', 'waiting', 'connecting', 'open', 'closing'],
    );
    assert.deepEqual(
      changes.map(({ state }) => state),
      ['connecting', 'open', 'waiting', 'connecting', 'open', 'closing', 'closed'],
    );
  });

  test('open tells the address, the subprotocol and the attempt', async () => {
    const scene = await connecting({ protocols: ['chat', 'v2'] });
    assert.deepEqual(scene.link.protocols, ['chat', 'v2']);
    await scene.open('v2');
    assert.deepEqual(scene.told('open'), [{ url: address, protocol: 'v2', attempt: 0 }]);
    assert.equal(scene.socket.protocol, 'v2');
  });

  test("message is a MessageEvent with the server's origin", async () => {
    const scene = await opened();
    await scene.receive('x');
    assert.ok(scene.events[0] instanceof MessageEvent, 'a MessageEvent');
    assert.deepEqual(scene.told('message'), [{ data: 'x', origin: 'ws://server.test' }]);
  });

  test('close is a CloseEvent where the platform has them, with our facts beside', async (t) => {
    class CloseEvent extends Event {
      readonly code: number;
      constructor(type: string, { code = 0 }: CloseEventInit = {}) {
        super(type);
        this.code = code;
      }
    }
    setGlobals(t, { CloseEvent });
    const scene = await opened();
    await scene.end(4000);
    const event = scene.events.find(({ type }) => type === 'close');
    assert.ok(event instanceof CloseEvent, 'a CloseEvent');
    const { code, cause, willReconnect, unconfirmed } = event as unknown as Record<string, unknown>;
    assert.deepEqual([code, cause, willReconnect, unconfirmed], [4000, 'server', true, 0]);
  });

  test('a failed attempt tells an error that says what to look at', async () => {
    const scene = await connecting();
    await scene.end();
    assert.equal(scene.errors.length, 1);
    assert.match(scene.errors.join(), /server/);
  });

  test('a clean end tells no error', async () => {
    const scene = await opened();
    await scene.end(1001);
    assert.deepEqual(scene.errors, []);
  });

  test('no event bubbles', async () => {
    const scene = await connecting();
    await scene.open();
    await scene.receive('x');
    await scene.end();
    for (const event of scene.events) assert.equal(event.bubbles, false);
  });

  test('cause: server for a close frame, network for none (1006, 1015)', async () => {
    for (const [code, cause] of [
      [1000, 'server'],
      [1001, 'server'],
      [1005, 'server'],
      [4000, 'server'],
      [1006, 'network'],
      [1015, 'network'],
    ] as const) {
      const scene = await opened();
      await scene.end(code);
      assert.equal(scene.told('close')[0]?.cause, cause, `${code}`);
    }
  });
});

describe('state and readyState', () => {
  test('waiting is CONNECTING, also in the close listener; idle is CLOSED', async () => {
    const scene = new Scene({ ...steady, manual: true });
    const seen: [string, number][] = [];
    const look = () => seen.push([scene.socket.state, scene.socket.readyState]);
    look();
    scene.socket.connect();
    look();
    await scene.open();
    look();
    scene.socket.addEventListener('close', look, { once: true });
    await scene.end();
    await scene.advance(1000);
    await scene.open();
    scene.socket.close();
    look();
    await scene.end(1000);
    look();
    assert.deepEqual(seen, [
      ['idle', 3],
      ['connecting', 0],
      ['open', 1],
      ['waiting', 0],
      ['closing', 2],
      ['closed', 3],
    ]);
  });

  test("plain: it is the platform's own, which runs ahead of its events", async () => {
    const scene = await opened(plain);
    scene.link.readyState = 2;
    assert.equal(scene.socket.readyState, 2);
    scene.link.readyState = 3;
    assert.equal(scene.socket.readyState, 3);
  });

  test('plain: an attempt that fails tells error and close, and nothing follows', async () => {
    const scene = await connecting(plain);
    scene.forget();
    await scene.end();
    assert.deepEqual(
      scene.types.filter((type) => type !== 'statechange'),
      ['error', 'close'],
    );
    assert.deepEqual(scene.clock.timers, []);
  });
});

describe('tap() gives a record of every frame and every change', () => {
  async function tapped(options = {}) {
    const scene = new Scene({ ...steady, heartTime: 1000, manual: true, ...options });
    const records: TapRecord[] = [];
    const end = scene.socket.tap((record) => records.push(record));
    return { scene, records, end };
  }

  test('in the order in which they happen', async () => {
    const { scene, records } = await tapped();
    scene.socket.send('early');
    scene.socket.connect();
    await scene.open();
    scene.socket.send('now');
    await scene.receive('hello');
    await scene.advance(1000);
    await scene.receive('pong');
    await scene.end(1001);
    assert.deepEqual(
      records.map(({ type, data }) => (data === undefined ? type : `${type} ${data}`)),
      [
        'held early',
        'statechange',
        'statechange',
        'open',
        'sent early',
        'sent now',
        'received hello',
        'probe ping',
        'reply pong',
        'heartbeat',
        'statechange',
        'close',
        'reconnecting',
      ],
    );
  });

  test('changes carry the detail of their event', async () => {
    const { scene, records } = await tapped();
    scene.socket.connect();
    await scene.open('chat');
    const open = records.find(({ type }) => type === 'open');
    assert.deepEqual(open?.detail, { url: address, protocol: 'chat', attempt: 0 });
  });

  test('time is that of the clock', async () => {
    const { scene, records } = await tapped();
    scene.clock.stall(4000);
    scene.socket.send('x');
    assert.equal(records[0]?.time, scene.clock.now());
  });

  test('unsent and error are records, too', async () => {
    const { scene, records } = await tapped({ reconnectCount: 0 });
    scene.socket.send('x');
    scene.socket.connect();
    await scene.end();
    const types = records.map(({ type }) => type);
    assert.deepEqual(types.slice(-3), ['error', 'close', 'unsent']);
  });

  test('a message is told as received only', async () => {
    const { scene, records } = await tapped();
    scene.socket.connect();
    await scene.open();
    await scene.receive('x');
    assert.equal(records.filter(({ data }) => data === 'x').length, 1);
    assert.equal(
      records.some(({ type }) => (type as string) === 'message'),
      false,
    );
  });

  test('the function that it returns ends it, for that observer alone', async () => {
    const scene = new Scene({ manual: true });
    const seen: string[] = [];
    const end = scene.socket.tap(() => seen.push('first'));
    scene.socket.tap(() => seen.push('second'));
    end();
    end();
    scene.socket.send('x');
    assert.deepEqual(seen, ['second']);
  });

  test('an observer that ends itself hears nothing more', async () => {
    const scene = new Scene({ manual: true });
    let count = 0;
    const end = scene.socket.tap(() => {
      count++;
      end();
    });
    scene.socket.send('x');
    scene.socket.send('y');
    await settle();
    assert.equal(count, 1);
  });
});
