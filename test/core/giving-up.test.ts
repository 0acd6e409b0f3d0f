import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CloseFacts } from '../../src/core/reports.ts';
import { FakePage } from './support/fake-page.ts';
import { connecting, opened, type Scene, steady, waiting } from './support/set-up.ts';

/** Lets every attempt fail until there is none any more, at most `most` of them. */
async function failAll(scene: Scene, most = 10): Promise<void> {
  for (let count = 0; count < most && scene.socket.state !== 'closed'; count++) {
    await scene.end();
    await scene.advance(1000);
  }
}

describe('Rule 12: reconnect-count used up', () => {
  for (const reconnectCount of [0, 1, 3]) {
    test(`${reconnectCount} means ${reconnectCount} retries in a row`, async () => {
      const scene = await connecting({ ...steady, reconnectCount });
      await failAll(scene);
      assert.equal(scene.links, 1 + reconnectCount);
      assert.equal(scene.socket.state, 'closed');
      const answers = scene.told('close').map(({ willReconnect }) => willReconnect);
      assert.deepEqual(answers, [...Array(reconnectCount).fill(true), false]);
    });
  }

  test('−1 never gives up', async () => {
    const scene = await connecting({ ...steady, reconnectCount: -1 });
    await failAll(scene, 500);
    assert.equal(scene.links, 501);
    assert.equal(scene.socket.state, 'connecting');
  });

  test('0 does not retry a lost link either', async () => {
    const scene = await opened({ reconnectCount: 0 });
    await scene.end();
    assert.equal(scene.socket.state, 'closed');
    assert.deepEqual(scene.told('reconnecting'), []);
  });

  test('a link that was not stable does not give new retries', async () => {
    const scene = await opened({ ...steady, reconnectCount: 2 });
    for (let count = 0; count < 2; count++) {
      await scene.end();
      await scene.advance(1000);
      await scene.open();
    }
    await scene.end();
    assert.equal(scene.socket.state, 'closed');
  });

  test('Rule 11: attempts that fail while offline use up none of it', async (t) => {
    const page = new FakePage(t);
    const scene = await connecting({ ...steady, reconnectCount: 2 });
    page.navigator.onLine = false;
    await failAll(scene, 20);
    assert.equal(scene.socket.state, 'connecting');
    page.navigator.onLine = true;
    await failAll(scene);
    assert.equal(scene.links, 23);
    assert.equal(scene.socket.state, 'closed');
  });

  test('Rule 11: attempts that time out while offline use up none of it', async (t) => {
    const page = new FakePage(t);
    const scene = await connecting({ ...steady, reconnectCount: 1, connectTimeout: 1000 });
    page.navigator.onLine = false;
    await scene.advance(20_000);
    assert.equal(scene.socket.state, 'connecting');
    page.navigator.onLine = true;
    await scene.advance(20_000);
    assert.equal(scene.socket.state, 'closed');
  });

  test('Rule 11: offline attempts are numbered, and their waits grow', async (t) => {
    const page = new FakePage(t);
    const scene = await connecting({ reconnectJitter: 0, reconnectTime: 1000 });
    page.navigator.onLine = false;
    await scene.end();
    await scene.advance(1000);
    await scene.end();
    assert.deepEqual(
      scene.told('reconnecting').map(({ attempt, delay }) => [attempt, delay]),
      [
        [1, 1000],
        [2, 2000],
      ],
    );
  });

  test('connect() after giving up starts again from attempt 0', async () => {
    const scene = await connecting({ ...steady, reconnectCount: 1 });
    await failAll(scene);
    scene.socket.connect();
    await scene.open();
    assert.equal(scene.told('open')[0]?.attempt, 0);
    await scene.end();
    assert.equal(scene.socket.state, 'waiting');
  });

  test('reconnect() works also after giving up', async () => {
    const scene = await connecting({ ...steady, reconnectCount: 0 });
    await failAll(scene);
    scene.socket.reconnect();
    assert.equal(scene.socket.state, 'connecting');
    assert.equal(scene.links, 2);
  });
});

describe('Rule 12: shouldReconnect false', () => {
  test('ends it with willReconnect: false', async () => {
    const scene = await opened({ shouldReconnect: () => false });
    await scene.end(1001);
    assert.equal(scene.socket.state, 'closed');
    assert.deepEqual(scene.types, ['statechange', 'close']);
    assert.equal(scene.told('close')[0]?.willReconnect, false);
  });

  test("true does what would have been done, with the coming close event's facts", async () => {
    const asked: CloseFacts[] = [];
    const scene = await opened({ shouldReconnect: (facts) => asked.push(facts) > 0 });
    scene.socket.send('x');
    await scene.end(1001, 'bye');
    const { willReconnect, ...facts } = scene.told('close')[0] ?? { willReconnect: undefined };
    assert.equal(willReconnect, true);
    assert.deepEqual(asked, [facts]);
    assert.deepEqual(asked[0], {
      code: 1001,
      reason: 'bye',
      wasClean: true,
      cause: 'server',
      unconfirmed: 1,
    });
  });

  test('it is asked for a failed attempt, a heart-timeout and a connect-timeout, too', async () => {
    const causes: string[] = [];
    const scene = await connecting({
      ...steady,
      connectTimeout: 2000,
      heartTime: 1000,
      heartTimeout: 500,
      shouldReconnect: ({ cause }) => causes.push(cause) > 0,
    });
    await scene.end();
    await scene.advance(1000 + 2000);
    await scene.advance(1000);
    await scene.open();
    await scene.advance(1500);
    assert.deepEqual(causes, ['network', 'connect-timeout', 'heart-timeout']);
  });

  test('it is asked last: not after a fatal code, nor with the count used up, nor after close()', async () => {
    let asked = 0;
    const shouldReconnect = () => Boolean(++asked);
    for (const [code, options] of [
      [4400, {}],
      [1006, { reconnectCount: 0 }],
    ] as const) {
      const scene = await opened({ ...options, shouldReconnect });
      await scene.end(code);
      assert.equal(scene.socket.state, 'closed');
    }
    const scene = await opened({ shouldReconnect });
    scene.socket.close();
    await scene.end(1000);
    assert.equal(scene.socket.state, 'closed');
    assert.equal(asked, 0);
  });

  test('it is asked once for every end', async () => {
    let count = 0;
    const scene = await opened({ shouldReconnect: () => Boolean(++count) });
    await scene.end();
    assert.equal(count, 1);
  });
});

describe('Rule 12: preventDefault() on reconnecting', () => {
  test('is close() while waiting: a second close, cause client', async () => {
    const scene = await opened();
    scene.socket.onreconnecting = (event) => event.preventDefault();
    await scene.end();
    assert.deepEqual(
      scene.told('close').map(({ cause, willReconnect }) => [cause, willReconnect]),
      [
        ['network', true],
        ['client', false],
      ],
    );
    assert.equal(scene.socket.state, 'closed');
    await scene.advance(1e6);
    assert.equal(scene.links, 1);
    assert.deepEqual(scene.clock.timers, []);
  });

  test('no other event can be prevented', async () => {
    const scene = await opened();
    for (const type of ['message', 'close', 'error', 'statechange', 'open', 'heartbeat']) {
      scene.socket.addEventListener(type, (event) => {
        assert.equal(event.cancelable, false);
        event.preventDefault();
      });
    }
    await scene.receive('x');
    await scene.end();
    await scene.advance(5000);
    await scene.open();
    assert.equal(scene.socket.state, 'open');
  });

  test('a wait that is already over is not ended by it', async () => {
    const scene = await waiting();
    const reconnecting = scene.events;
    assert.deepEqual(reconnecting, []);
    let event: Event | undefined;
    scene.socket.onreconnecting = (late) => {
      event = late;
    };
    await scene.advance(5000);
    await scene.end();
    await scene.advance(10_000);
    event?.preventDefault();
    await scene.open();
    assert.equal(scene.socket.state, 'open');
  });
});
