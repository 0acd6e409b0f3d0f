import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { FakePage } from './support/fake-page.ts';
import { connecting, opened, Scene, type SetUpOptions, settle, steady } from './support/set-up.ts';

/** The state after the server has closed an open link with `code`. */
async function stateAfter(code: number, options?: SetUpOptions): Promise<string> {
  const scene = await opened(options);
  await scene.end(code);
  return scene.socket.state;
}

describe('Rule 12: after a fatal code it stays closed', () => {
  test('by default 1002, 1003, 1007, 1008, 1010, and 4400 to 4499 without 4408 and 4429', async () => {
    const isFatal = (code: number) =>
      [1002, 1003, 1007, 1008, 1010].includes(code) ||
      (code >= 4400 && code <= 4499 && code !== 4408 && code !== 4429);
    const codes = [1000, 1001, 1002, 1003, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013];
    codes.push(1014, 1015, 3000, 3999, 4000, 4399, 4500, 4999);
    for (let code = 4400; code < 4500; code++) codes.push(code);
    for (const code of codes) {
      assert.equal(await stateAfter(code), isFatal(code) ? 'closed' : 'waiting', `${code}`);
    }
  });

  test('close tells willReconnect: false, and nothing more happens', async () => {
    const scene = await opened();
    await scene.end(4400, 'no such room');
    assert.deepEqual(scene.told('close'), [
      {
        code: 4400,
        reason: 'no such room',
        wasClean: true,
        cause: 'server',
        willReconnect: false,
        unconfirmed: 0,
      },
    ]);
    await scene.advance(1e9);
    assert.deepEqual(scene.types, ['statechange', 'close']);
    assert.equal(scene.links, 1);
  });

  test('1000 from a server is not fatal by itself', async () => {
    assert.equal(await stateAfter(1000), 'waiting');
    assert.equal(await stateAfter(1000, { fatalCodes: '1000' }), 'closed');
  });

  test('fatal-codes takes codes and ranges, separated by spaces or commas, or as an array', async () => {
    for (const fatalCodes of ['3000 4010-4012', '3000,4010-4012', ' 3000 ,\n4010-4012 ']) {
      assert.equal(await stateAfter(3000, { fatalCodes }), 'closed');
      assert.equal(await stateAfter(3001, { fatalCodes }), 'waiting');
      assert.equal(await stateAfter(4009, { fatalCodes }), 'waiting');
      assert.equal(await stateAfter(4010, { fatalCodes }), 'closed');
      assert.equal(await stateAfter(4012, { fatalCodes }), 'closed');
      assert.equal(await stateAfter(4013, { fatalCodes }), 'waiting');
    }
    assert.equal(await stateAfter(3000, { fatalCodes: [3000, '4010-4012'] }), 'closed');
    assert.equal(await stateAfter(4011, { fatalCodes: [3000, '4010-4012'] }), 'closed');
  });

  test('empty fatal-codes means none', async () => {
    assert.equal(await stateAfter(1008, { fatalCodes: '' }), 'waiting');
    assert.equal(await stateAfter(4400, { fatalCodes: [] }), 'waiting');
  });

  test('wasClean is never used to decide', async () => {
    for (const wasClean of [true, false]) {
      const scene = await opened();
      await scene.end(4400, '', wasClean);
      assert.equal(scene.socket.state, 'closed');
      const other = await opened();
      await other.end(4000, '', wasClean);
      assert.equal(other.socket.state, 'waiting');
    }
  });

  test('a code that no close frame carried is not fatal, whatever fatal-codes says', async () => {
    assert.equal(await stateAfter(1006, { fatalCodes: '1006' }), 'waiting');
  });
});

describe('Rule 12: 4401 is tried once more where url or protocols is a function', () => {
  const url = () => 'ws://server.test/';
  const renewing = { ...steady, url, stableTime: 1000, heartTime: 0 };

  test('with a fixed url and fixed protocols it is fatal', async () => {
    assert.equal(await stateAfter(4401), 'closed');
  });

  test('with a url function, and with a protocols function, it is tried once more', async () => {
    for (const options of [{ url }, { protocols: () => ['token'] }]) {
      const scene = await opened({ ...steady, ...options });
      await scene.end(4401);
      assert.equal(scene.told('close')[0]?.willReconnect, true);
      await scene.advance(1000);
      assert.equal(scene.links, 2);
      await scene.open();
      await scene.end(4401);
      assert.equal(scene.socket.state, 'closed');
    }
  });

  test('the second 4401 is fatal also with other failures in between', async () => {
    const scene = await opened(renewing);
    await scene.end(4401);
    await scene.advance(1000);
    await scene.end();
    await scene.advance(1000);
    await scene.open();
    await scene.end(4401);
    assert.equal(scene.socket.state, 'closed');
  });

  test('it is tried again after a link that was stable', async () => {
    const scene = await opened(renewing);
    await scene.end(4401);
    await scene.advance(1000);
    await scene.open();
    await scene.advance(1000);
    await scene.end(4401);
    assert.equal(scene.socket.state, 'waiting');
  });

  test('a stable link that ended otherwise gives it a new try, too', async () => {
    const scene = await opened(renewing);
    await scene.end(4401);
    await scene.advance(1000);
    await scene.open();
    await scene.advance(1000);
    await scene.end(1001);
    await scene.advance(1000);
    await scene.open();
    await scene.end(4401);
    assert.equal(scene.socket.state, 'waiting');
  });

  test('no other fatal code is', async () => {
    for (const code of [4400, 4402, 4403, 1008]) {
      assert.equal(await stateAfter(code, { url }), 'closed');
    }
  });

  test('where 4401 is not fatal, it is retried like every other code', async () => {
    const scene = await opened({ ...steady, fatalCodes: '4400' });
    for (let count = 0; count < 3; count++) {
      await scene.end(4401);
      await scene.advance(1000);
      await scene.open();
    }
    assert.equal(scene.socket.state, 'open');
  });
});

describe("Rule 12: an attempt blocked by the page's content policy", () => {
  const violation = {
    disposition: 'enforce',
    effectiveDirective: 'connect-src',
    blockedURI: 'ws://server.test',
  };

  async function blocked(t: TestContext, facts: object, target: 'window' | 'document') {
    const page = new FakePage(t);
    const scene = await connecting();
    page[target].fire('securitypolicyviolation', facts);
    await scene.end();
    return scene;
  }

  test('ends it, with an error that names connect-src', async (t) => {
    const scene = await blocked(t, violation, 'document');
    assert.equal(scene.socket.state, 'closed');
    assert.match(scene.errors.join(), /connect-src/);
    assert.deepEqual(
      scene.told('close').map(({ willReconnect }) => willReconnect),
      [false],
    );
  });

  test('ends the wait after it, where the constructor threw before the policy is told of', async (t) => {
    const page = new FakePage(t);
    const scene = new Scene({ manual: true });
    scene.network.onmake = () => {
      throw new DOMException('Insecure.', 'SecurityError');
    };
    scene.socket.connect();
    await settle();
    assert.equal(scene.socket.state, 'waiting');
    page.document.fire('securitypolicyviolation', violation);
    await settle();
    assert.equal(scene.socket.state, 'closed');
    assert.match(scene.errors.at(-1) ?? '', /connect-src/);
    assert.deepEqual(
      scene.told('close').map(({ willReconnect }) => willReconnect),
      [true, false],
    );
    assert.deepEqual([scene.clock.timers, page.listeners], [[], 0]);
  });

  test('a violation that is only reported, or of another address, does not', async (t) => {
    for (const other of [{ disposition: 'report' }, { blockedURI: 'ws://other.test' }]) {
      const scene = await blocked(t, { ...violation, ...other }, 'document');
      assert.equal(scene.socket.state, 'waiting');
      assert.doesNotMatch(scene.errors.join(), /connect-src/);
    }
  });
});
