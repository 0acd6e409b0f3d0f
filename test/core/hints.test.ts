import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { FakePage, setGlobals } from './support/fake-page.ts';
import { connecting, opened, Scene, type SetUpOptions, settle, waiting } from './support/set-up.ts';

const options: SetUpOptions = { reconnectTime: 20_000, reconnectJitter: 0, reconnectGrowth: 1 };

const probes = ({ link }: Scene) => link.sent.filter((data) => data === 'ping').length;

/** Every hint, as a page gives it. */
const hints: [name: string, give: (page: FakePage) => void][] = [
  ['online', (page) => page.online()],
  ['becoming visible', ({ document }) => document.fire('visibilitychange')],
  ['resume', ({ document }) => document.fire('resume')],
  ['pageshow with persisted', ({ window }) => window.fire('pageshow', { persisted: true })],
];

async function scene(t: TestContext, setUp: typeof opened, more: SetUpOptions = {}) {
  const page = new FakePage(t);
  return { page, scene: await setUp({ ...options, ...more }) };
}

describe('Rule 11: hints', () => {
  for (const [name, give] of hints) {
    test(`${name}: waiting → try within a random second`, async (t) => {
      const { page, scene: it } = await scene(t, waiting, { random: () => 0.7 });
      give(page);
      await it.advance(699);
      assert.equal(it.links, 1);
      await it.advance(1);
      assert.equal(it.links, 2);
    });

    test(`${name}: open → probe now`, async (t) => {
      const { page, scene: it } = await scene(t, opened);
      give(page);
      assert.equal(probes(it), 1);
      await it.advance(5000);
      assert.equal(it.told('close')[0]?.cause, 'heart-timeout');
    });
  }

  test('check() is the hint by hand', async () => {
    const open = await opened(options);
    open.socket.check();
    assert.equal(probes(open), 1);
    const waits = await waiting(options);
    waits.socket.check();
    await waits.advance(0);
    assert.equal(waits.links, 2);
  });

  test('becoming hidden, and pageshow without persisted, are no hints', async (t) => {
    const { page, scene: it } = await scene(t, opened);
    page.document.visibilityState = 'hidden';
    page.document.fire('visibilitychange');
    page.window.fire('pageshow', { persisted: false });
    assert.equal(probes(it), 0);
  });

  test('all within a second count as one', async (t) => {
    const { page, scene: it } = await scene(t, opened);
    page.online();
    await it.receive('pong');
    await it.advance(999);
    page.online();
    it.socket.check();
    assert.equal(probes(it), 1);
    await it.advance(1);
    page.online();
    assert.equal(probes(it), 2);
  });

  test('no two tries by hint within one reconnect-time', async (t) => {
    const { page, scene: it } = await scene(t, waiting, {
      reconnectTime: 5000,
      reconnectGrowth: 9,
    });
    page.online();
    await it.advance(0);
    assert.equal(it.links, 2);
    await it.end();
    await it.advance(1500);
    page.online();
    await it.advance(3499);
    assert.equal(it.links, 2);
    await it.advance(1);
    assert.equal(it.links, 3);
  });

  test('a hint never makes a wait longer', async (t) => {
    const { page, scene: it } = await scene(t, waiting, { reconnectTime: 300, random: () => 1 });
    page.online();
    await it.advance(300);
    assert.equal(it.links, 2);
  });

  test('an attempt pending for more than 2 s → start it afresh', async (t) => {
    const { page, scene: it } = await scene(t, connecting);
    await it.advance(2000);
    page.online();
    assert.equal(it.links, 1);
    await it.advance(1000);
    page.online();
    assert.equal(it.links, 2);
    assert.deepEqual(it.told('close'), []);
    await it.open();
    assert.equal(it.told('open')[0]?.attempt, 0);
  });

  test('a fresh attempt has its whole connect-timeout', async (t) => {
    const { page, scene: it } = await scene(t, connecting, { connectTimeout: 5000 });
    await it.advance(3000);
    page.online();
    await it.advance(4999);
    assert.equal(it.socket.state, 'connecting');
    await it.advance(1);
    assert.equal(it.socket.state, 'waiting');
  });

  test('Rule 10: no hint shortens the wait after 1013 below its 5–30 s', async (t) => {
    const { page, scene: it } = await scene(t, opened);
    await it.end(1013);
    await it.advance(1000);
    page.online();
    await it.advance(3999);
    assert.equal(it.links, 1);
    await it.advance(1);
    assert.equal(it.links, 2);
  });

  test('a probe that a hint sent is judged like any other: a hint is no verdict', async (t) => {
    const { page, scene: it } = await scene(t, opened);
    page.online();
    assert.equal(it.socket.state, 'open');
    await it.receive('pong');
    await it.advance(10_000);
    assert.equal(it.socket.state, 'open');
  });

  test('a hint while a deadline runs does not lengthen it', async (t) => {
    const { page, scene: it } = await scene(t, opened, { heartTime: 1000, heartTimeout: 3000 });
    await it.advance(2500);
    page.online();
    await it.advance(1500);
    assert.equal(it.socket.state, 'waiting');
    assert.equal(probes(it), 1);
  });
});

describe('Rule 11: offline', () => {
  test('while open → probe now', async (t) => {
    const { page, scene: it } = await scene(t, opened);
    page.offline();
    assert.equal(probes(it), 1);
    assert.equal(it.socket.state, 'open');
  });

  test('in no other state does it do anything', async (t) => {
    for (const setUp of [connecting, waiting]) {
      const { page, scene: it } = await scene(t, setUp);
      const { state } = it.socket;
      page.offline();
      await it.advance(0);
      assert.equal(it.socket.state, state);
      assert.equal(it.links, 1);
    }
  });

  test('an online right after it still is heeded', async (t) => {
    const { page, scene: it } = await scene(t, opened);
    page.offline();
    await it.receive('pong');
    page.online();
    assert.equal(probes(it), 2);
  });
});

describe('Rule 11: a hint never undoes a close(), nor starts what nobody started', () => {
  const give = async (it: Scene, page: FakePage) => {
    for (const [, one] of hints) one(page);
    it.socket.check();
    await it.advance(60_000);
  };

  test('not while idle', async (t) => {
    const page = new FakePage(t);
    const it = new Scene({ ...options, manual: true });
    await give(it, page);
    assert.deepEqual([it.socket.state, it.links], ['idle', 0]);
  });

  test('not while closing, nor closed', async (t) => {
    const { page, scene: it } = await scene(t, opened);
    it.socket.close();
    it.socket.check();
    page.online();
    assert.equal(it.socket.state, 'closing');
    await it.end(1000);
    await give(it, page);
    assert.deepEqual([it.socket.state, it.links], ['closed', 1]);
  });

  test('not after a close() while waiting', async (t) => {
    const { page, scene: it } = await scene(t, waiting);
    page.online();
    it.socket.close();
    await give(it, page);
    assert.deepEqual([it.socket.state, it.links], ['closed', 1]);
  });

  test('not after a fatal code', async (t) => {
    const { page, scene: it } = await scene(t, opened);
    await it.end(1008);
    await give(it, page);
    assert.deepEqual([it.socket.state, it.links], ['closed', 1]);
  });

  test('with heartbeat and reconnecting off nobody listens', async (t) => {
    const { page, scene: it } = await scene(t, opened, { heartTime: 0, reconnectCount: 0 });
    assert.equal(page.window.listeners, 0);
    it.socket.check();
    assert.deepEqual(it.link.sent, []);
  });

  test('with only reconnecting on, an open link is not probed', async (t) => {
    const { page, scene: it } = await scene(t, opened, { heartTime: 0 });
    page.online();
    assert.deepEqual(it.link.sent, []);
  });

  test('the listeners end with the connection', async (t) => {
    const { page, scene: it } = await scene(t, opened);
    assert.notEqual(page.listeners, 0);
    it.socket.close();
    await it.end(1000);
    assert.equal(page.listeners, 0);
    it.socket.connect();
    assert.notEqual(page.listeners, 0);
  });
});

describe('Rule 11: whichever of the globals exist', () => {
  test('none of them: nothing breaks', async () => {
    const it = await opened();
    await it.end();
    await settle();
    assert.equal(it.socket.state, 'waiting');
  });

  test('a worker: online and offline of its own global', async (t) => {
    const page = new FakePage(t);
    setGlobals(t, { document: undefined });
    const it = await opened();
    page.online();
    assert.equal(probes(it), 1);
  });
});
