import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Connection, createConnection } from '../../src/core/connection.ts';
import { type ConnectionOptions, readOptions } from '../../src/core/options.ts';
import type { Report } from '../../src/core/state.ts';
import { FakeClock, settle } from './support/fake-clock.ts';
import { FakePage } from './support/fake-page.ts';
import { FakeNetwork } from './support/fake-socket.ts';
import { address, steady } from './support/set-up.ts';

/** A connection without a face, whose settings can be changed. */
class Scene {
  readonly clock = new FakeClock();
  readonly network = new FakeNetwork();
  readonly reports: Report[] = [];
  readonly connection: Connection;

  constructor(options: ConnectionOptions) {
    const { clock, network } = this;
    const tell = (report: Report) => this.reports.push(report) > 0;
    const outside = { clock, random: () => 0, WebSocket: network.WebSocket };
    this.connection = createConnection(readOptions({ ...steady, ...options }), tell, outside);
    this.connection.source = [address, []];
    this.connection.connect();
  }

  get types(): string[] {
    return this.reports.map(({ type }) => type).filter((type) => type !== 'statechange');
  }

  configure(options: ConnectionOptions): void {
    this.connection.configure(readOptions(options, Object.keys(options) as never));
  }

  async open(): Promise<void> {
    this.network.last.open();
    await settle();
  }
}

async function opened(options: ConnectionOptions): Promise<Scene> {
  const scene = new Scene(options);
  await scene.open();
  return scene;
}

const probes = (scene: Scene) => scene.network.last.sent.length;

describe('Rule 20: every attribute but url and protocols applies to the running link', () => {
  test('a shorter heart-time brings the next probe forward', async () => {
    const scene = await opened({ heartTime: 10_000 });
    await scene.clock.advance(1000);
    scene.configure({ heartTime: 1500 });
    await scene.clock.advance(500);
    assert.equal(probes(scene), 1);
  });

  test('a longer heart-time puts it off', async () => {
    const scene = await opened({ heartTime: 1000 });
    await scene.clock.advance(900);
    scene.configure({ heartTime: 5000 });
    await scene.clock.advance(4099);
    assert.equal(probes(scene), 0);
    await scene.clock.advance(1);
    assert.equal(probes(scene), 1);
  });

  test('a heart-time of 0 ends the deadline that runs', async () => {
    const scene = await opened({ heartTime: 1000, heartTimeout: 500 });
    await scene.clock.advance(1200);
    scene.configure({ heartTime: 0 });
    await scene.clock.advance(1e6);
    assert.equal(scene.connection.state, 'open');
    assert.deepEqual(scene.clock.timers, []);
  });

  test('the heartbeat can be switched on again, and then is no false alarm', async () => {
    const scene = await opened({ heartTime: 1000, heartTimeout: 500 });
    await scene.clock.advance(1200);
    scene.configure({ heartTime: 0 });
    await scene.clock.advance(60_000);
    scene.configure({ heartTime: 1000 });
    await scene.clock.advance(0);
    assert.equal(scene.connection.state, 'open');
    assert.equal(probes(scene), 2);
    scene.network.last.message('pong');
    await scene.clock.advance(1000);
    assert.equal(probes(scene), 3);
  });

  test('a heart-timeout applies to the deadline that runs', async () => {
    const scene = await opened({ heartTime: 1000, heartTimeout: 500 });
    await scene.clock.advance(1200);
    scene.configure({ heartTimeout: 2000 });
    await scene.clock.advance(1799);
    assert.equal(scene.connection.state, 'open');
    await scene.clock.advance(1);
    assert.equal(scene.connection.state, 'waiting');
  });

  test('a connect-timeout applies to the attempt that runs', async () => {
    const scene = new Scene({ connectTimeout: 0 });
    await scene.clock.advance(1000);
    scene.configure({ connectTimeout: 3000 });
    await scene.clock.advance(1999);
    assert.equal(scene.connection.state, 'connecting');
    await scene.clock.advance(1);
    assert.equal(scene.connection.state, 'waiting');
  });

  test('a wait that was told already stays as it is', async () => {
    const scene = await opened({ reconnectTime: 1000 });
    scene.network.last.end();
    scene.configure({ reconnectTime: 9000 });
    await scene.clock.advance(1000);
    assert.equal(scene.connection.state, 'connecting');
  });

  test('a queue-time applies to what is held', async () => {
    const scene = new Scene({ connectTimeout: 0 });
    scene.connection.send('x');
    await scene.clock.advance(500);
    scene.configure({ queueTime: 1000 });
    await scene.clock.advance(500);
    assert.deepEqual(scene.types, ['unsent']);
  });

  test('fatal-codes, reconnect-count and heart-message apply to what comes', async () => {
    const scene = await opened({ heartTime: 1000 });
    scene.configure({ heartMessage: 'alive?', fatalCodes: '4000' });
    await scene.clock.advance(1000);
    assert.deepEqual(scene.network.last.sent, ['alive?']);
    scene.network.last.end(4000);
    assert.equal(scene.connection.state, 'closed');
  });

  test('Rule 11: hints come and go with heartbeat and reconnecting', async (t) => {
    const page = new FakePage(t);
    const scene = await opened({});
    assert.equal(page.window.listeners, 3);
    scene.configure({ heartTime: 0, reconnectCount: 0 });
    assert.equal(page.window.listeners, 0);
    scene.configure({ heartTime: 1000 });
    assert.equal(page.window.listeners, 3);
    scene.connection.close();
    scene.network.last.end(1000);
    assert.equal(page.listeners, 0);
  });

  test('in idle and closed nothing is started by it', async (t) => {
    const page = new FakePage(t);
    const scene = new Scene({});
    scene.connection.close();
    scene.configure({ heartTime: 1, queueTime: 1 });
    assert.deepEqual([scene.clock.timers, page.listeners], [[], 0]);
  });
});

describe('Rule 19: suspend(), for a page that goes into the back-forward cache', () => {
  test('lets the link go with one close, cause page, and no reconnecting', async () => {
    const scene = await opened({});
    scene.reports.length = 0;
    scene.connection.suspend();
    await settle();
    assert.deepEqual(scene.types, ['close']);
    const close = scene.reports.find(({ type }) => type === 'close')?.detail;
    assert.deepEqual(close, {
      code: 1006,
      reason: '',
      wasClean: false,
      cause: 'page',
      willReconnect: true,
      unconfirmed: 0,
    });
    assert.deepEqual(scene.network.live, []);
    assert.deepEqual(scene.clock.timers, []);
  });

  test('keeps the queue, and connect() comes back with it', async () => {
    const scene = new Scene({});
    scene.connection.send('x');
    scene.connection.suspend();
    scene.connection.send('y');
    await scene.clock.advance(1e6);
    assert.equal(scene.network.sockets.length, 1);
    scene.connection.connect();
    await scene.open();
    assert.deepEqual(scene.network.last.sent, ['x', 'y']);
  });

  test('is no failure: it is not asked about, and the count does not stop it', async () => {
    const shouldReconnect = () => assert.fail('it was asked');
    const scene = await opened({ reconnectCount: 0, shouldReconnect });
    scene.connection.suspend();
    assert.equal(scene.connection.state, 'waiting');
  });

  test('does nothing while idle, waiting, closing or closed', async () => {
    const scene = await opened({});
    scene.network.last.end();
    scene.connection.suspend();
    await scene.clock.advance(1000);
    assert.equal(scene.connection.state, 'connecting');
    await scene.open();
    scene.connection.close();
    scene.connection.suspend();
    assert.equal(scene.connection.state, 'closing');
    scene.network.last.end(1000);
    scene.connection.suspend();
    assert.equal(scene.connection.state, 'closed');
  });
});
