import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { FakePage } from './support/fake-page.ts';
import type { FakeSocket } from './support/fake-socket.ts';
import { seeded } from './support/random.ts';
import { Scene, type SetUpOptions, settle } from './support/set-up.ts';

const readyStates = { idle: 3, connecting: 0, open: 1, closing: 2, waiting: 0, closed: 3 };

/** Heartbeats, waits and limits short enough for all of them to come up in one walk. */
const options: SetUpOptions = {
  heartTime: 100,
  heartTimeout: 50,
  reconnectTime: 30,
  reconnectMaxTime: 200,
  stableTime: 80,
  connectTimeout: 150,
  reconnectCount: 3,
  queueLimit: 40,
};

/** A socket in the hands of chance, and what must hold of it at every step. */
class Walk {
  readonly page: FakePage;
  readonly scene: Scene;
  readonly accepted: string[] = [];

  constructor(page: FakePage, seed: number, queueTime: number) {
    this.page = page;
    this.scene = new Scene({ ...options, queueTime, manual: true, random: seeded(seed) });
  }

  async act(action: string, amount: number): Promise<void> {
    const { scene, page } = this;
    const link = scene.network.sockets.at(-1);
    if (action === 'send') this.#send();
    else if (action === 'advance') await scene.advance(amount);
    else if (action === 'stall') scene.clock.stall(amount);
    else if (action === 'sleep') scene.clock.sleep(amount * 1000);
    else if (action === 'online') page.online();
    else if (action === 'offline') page.offline();
    else if (action in scene.socket) {
      scene.socket[action as 'connect' | 'reconnect' | 'close' | 'check']();
    } else if (link) this.#move(link, action, amount);
    await settle();
  }

  #send(): void {
    const { socket } = this.scene;
    const data = `m${this.accepted.length}`;
    try {
      socket.send(data);
      this.accepted.push(data);
    } catch (error) {
      assert.equal((error as Error).name, 'QuotaExceededError');
    }
  }

  /** What the network does to the last link, as far as it can. */
  #move(link: FakeSocket, action: string, amount: number): void {
    const { readyState } = link;
    if (action === 'open' && readyState === 0) link.open();
    if (action === 'message') link.message('hello');
    if (action === 'reply') link.message('pong');
    if (action === 'shut' && readyState === 1) link.readyState = 2;
    if (action === 'lose' && readyState < 3) link.end();
    if (action === 'end' && readyState < 3 && readyState > 0) {
      link.end([1000, 1001, 1008, 1013, 4401][amount % 5]);
    }
  }

  check(): void {
    const { scene, page } = this;
    const { state, readyState } = scene.socket;
    assert.equal(readyState, readyStates[state]);
    const heard = scene.network.sockets.filter(({ isHeard }) => isHeard);
    assert.ok(heard.length <= 1, 'one link at a time');
    const unclosed = scene.network.sockets.filter(({ readyState }) => readyState < 2);
    assert.ok(unclosed.length <= 1, 'the old socket is let go');
    if (heard[0]) assert.equal(heard[0], scene.network.last);
    const hasLink = ['connecting', 'open', 'closing'].includes(state);
    assert.equal(heard.length, hasLink ? 1 : 0);
    assert.ok(scene.clock.timers.length <= 1, 'one timer');
    if (state !== 'closed' && state !== 'idle') return;
    assert.equal(page.listeners, 0, 'no listener');
    if (state === 'closed') assert.deepEqual(scene.clock.timers, [], 'no timer');
  }

  /** Every accepted message was sent once, in order, or came back, or is held. */
  account(): void {
    const { scene, accepted } = this;
    const sent = scene.network.sockets
      .flatMap((socket) => socket.sent as string[])
      .filter((data) => data !== 'ping');
    const back = scene.told('unsent').flatMap(({ data }) => data as string[]);
    const number = (data: string) => Number(data.slice(1));
    assert.deepEqual(
      sent,
      [...sent].sort((a, b) => number(a) - number(b)),
      'in order',
    );
    const gone = new Set([...sent, ...back]);
    assert.equal(gone.size, sent.length + back.length, 'once');
    const held = accepted.filter((data) => !gone.has(data));
    const ofLinks = scene.network.sockets.at(-1)?.bufferedAmount ?? 0;
    assert.equal(scene.socket.bufferedAmount - ofLinks, held.join('').length, 'held');
  }

  /** The events tell one story: each state follows from the one before, each link ends once. */
  retell(): void {
    const { scene } = this;
    let last = 'idle';
    for (const { state, previous } of scene.told('statechange')) {
      assert.equal(previous, last);
      last = state;
    }
    assert.equal(last, scene.socket.state);
    const opens = scene.types.filter((type) => type === 'open' || type === 'close');
    for (const [at, type] of opens.entries()) {
      if (type === 'open') assert.notEqual(opens[at + 1], 'open', 'a close between two opens');
    }
    const waits = scene.told('close').filter(({ willReconnect }) => willReconnect).length;
    assert.ok(scene.told('reconnecting').length <= waits, 'a close before every wait');
  }
}

const often = (count: number, action: string) => Array<string>(count).fill(action);
const actions = [
  ...often(6, 'advance'),
  ...often(6, 'send'),
  ...often(5, 'open'),
  ...often(4, 'reply'),
  ...['message', 'lose', 'end', 'shut', 'connect', 'connect', 'reconnect', 'close', 'check'],
  ...['stall', 'sleep', 'online', 'offline'],
];

describe('whatever happens in whatever order', () => {
  const step = fc.tuple(fc.constantFrom(...actions), fc.nat(120));
  const steps = fc.array(step, { minLength: 1, maxLength: 60, size: 'max' });

  for (const queueTime of [0, 100]) {
    test(`there is one link, and every message is accounted for (queue-time ${queueTime})`, async (t) => {
      const page = new FakePage(t);
      await fc.assert(
        fc.asyncProperty(fc.integer(), steps, async (seed, walk) => {
          page.navigator.onLine = true;
          const it = new Walk(page, seed, queueTime);
          for (const [action, amount] of [['connect', 0] as const, ...walk]) {
            await it.act(action, amount);
            it.check();
            it.account();
          }
          it.retell();
          await it.act('close', 0);
          await it.act('advance', 5000);
          it.check();
          it.account();
          it.retell();
          assert.equal(it.scene.socket.state, 'closed');
          assert.deepEqual(it.scene.network.live, []);
          const { length } = it.scene.events;
          await it.act('advance', 1e7);
          assert.equal(it.scene.events.length, length, 'nothing pending after close()');
        }),
        { numRuns: 400, seed: 20 },
      );
    });
  }

  test('messages lost or doubled over 1,000 random drops: 0', async () => {
    const random = seeded(11);
    const scene = new Scene({ reconnectTime: 10, reconnectGrowth: 1, stableTime: 0, heartTime: 0 });
    const got: string[] = [];
    let count = 0;
    for (let drop = 0; drop < 1000; drop++) {
      for (let some = random() * 5; some > 0; some--) scene.socket.send(`${count++}`);
      await scene.open();
      for (let some = random() * 5; some > 0; some--) scene.socket.send(`${count++}`);
      await scene.end();
      for (let some = random() * 5; some > 0; some--) scene.socket.send(`${count++}`);
      await scene.advance(10);
    }
    await scene.open();
    for (const { sent } of scene.network.sockets) got.push(...(sent as string[]));
    assert.deepEqual(
      got,
      Array.from({ length: count }, (_, at) => `${at}`),
    );
  });
});
