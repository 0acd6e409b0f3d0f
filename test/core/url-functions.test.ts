import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { UrlSource } from '../../src/core/address.ts';
import { address, connecting, Scene, settle, steady } from './support/set-up.ts';

/** A promise that the test settles. */
function deferred<Value>() {
  let resolve: (value: Value) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<Value>((...both) => {
    [resolve, reject] = both;
  });
  return { promise, resolve, reject };
}

describe('Rule 13: url and protocols functions are asked before every attempt', () => {
  test('each attempt goes to the address that was given for it', async () => {
    let count = 0;
    const scene = await connecting({ ...steady, url: () => `${address}?token=${++count}` });
    assert.equal(scene.link.url, `${address}?token=1`);
    assert.equal(scene.socket.url, `${address}?token=1`);
    await scene.end();
    await scene.advance(1000);
    assert.equal(scene.link.url, `${address}?token=2`);
    assert.equal(count, 2);
  });

  test('protocols, too', async () => {
    let count = 0;
    const scene = await connecting({ ...steady, protocols: () => ['v1', `token-${++count}`] });
    assert.deepEqual(scene.link.protocols, ['v1', 'token-1']);
    await scene.end();
    await scene.advance(1000);
    assert.deepEqual(scene.link.protocols, ['v1', 'token-2']);
  });

  test('they may give a string, a URL, or a promise of one', async () => {
    const urls: UrlSource[] = [
      () => address,
      () => new URL(address),
      async () => address,
      async () => new URL(address),
    ];
    for (const url of urls) {
      const scene = await connecting({ url });
      assert.equal(scene.link.url, address);
    }
    for (const protocols of [() => 'chat', async () => ['chat']]) {
      const scene = await connecting({ protocols });
      assert.deepEqual([scene.link.protocols].flat(), ['chat']);
    }
  });

  test('both are asked at the same time', async () => {
    const asked: string[] = [];
    const never = new Promise<string>(() => {});
    await connecting({
      url: () => asked.push('url') && never,
      protocols: () => asked.push('protocols') && never,
    } as never);
    assert.deepEqual(asked, ['url', 'protocols']);
  });

  test('connect() while waiting and reconnect() ask, too', async () => {
    let count = 0;
    const scene = await connecting({ url: () => `${address}${++count}` });
    await scene.end();
    scene.socket.connect();
    await settle();
    scene.socket.reconnect();
    await settle();
    assert.equal(scene.link.url, `${address}3`);
  });

  test('no other call asks', async () => {
    let count = 0;
    const url = () => `${address}${++count}`;
    const scene = new Scene({ url, manual: true });
    scene.socket.send('x');
    scene.socket.check();
    assert.equal(count, 0);
    scene.socket.connect();
    scene.socket.connect();
    await settle();
    await scene.open();
    scene.socket.connect();
    scene.socket.close();
    assert.equal(count, 1);
  });
});

describe('Rule 13: one that throws or rejects is a failed attempt with its error told', () => {
  const failures: [title: string, fail: () => unknown, error: RegExp][] = [
    [
      'throws',
      () => {
        throw new Error('no token');
      },
      /^no token$/,
    ],
    ['rejects', () => Promise.reject(new Error('no token')), /^no token$/],
    ['rejects with a text', () => Promise.reject('no token'), /no token/],
    ['rejects with an object', () => Promise.reject({ status: 401 }), /./],
    ['rejects with nothing', () => Promise.reject(), /./],
    ['gives a number', () => 5, /5/],
    ['gives nothing', () => undefined, /undefined/],
    ['gives a promise of null', async () => null, /null/],
    ['gives an address that cannot be used', () => 'ftp://server.test/', /ftp/],
    ['gives an address with a fragment', () => `${address}#x`, /#x/],
  ];

  for (const [title, fail, error] of failures) {
    test(`a url function that ${title}: the error is told, and the next attempt asks again`, async () => {
      let count = 0;
      const url = (() => (count++ ? address : fail())) as UrlSource;
      const scene = new Scene({ ...steady, url });
      await settle();
      assert.equal(scene.links, 0);
      assert.deepEqual(scene.types, [
        'statechange',
        'statechange',
        'error',
        'close',
        'reconnecting',
      ]);
      assert.ok(scene.told('error')[0]?.error instanceof Error, 'an Error');
      assert.match(scene.errors.join(), error);
      await scene.advance(1000);
      await scene.open();
      assert.equal(scene.socket.state, 'open');
      assert.equal(count, 2);
    });
  }

  for (const [title, protocols] of [
    ['throws', () => assert.fail('no token')],
    ['rejects', () => Promise.reject(new Error('no token'))],
    ['gives a separator', () => ['a b']],
    ['gives one twice', () => ['a', 'a']],
  ] as const) {
    test(`a protocols function that ${title} is a failed attempt, told`, async () => {
      const scene = await connecting({ ...steady, protocols });
      assert.equal(scene.socket.state, 'waiting');
      assert.equal(scene.errors.length, 1);
      await scene.advance(1000);
      assert.equal(scene.errors.length, 2);
    });
  }

  test('its close is 1006 of cause network', async () => {
    const scene = await connecting({ url: () => Promise.reject(new Error('no token')) });
    assert.deepEqual(
      scene.told('close').map(({ code, cause, willReconnect }) => [code, cause, willReconnect]),
      [[1006, 'network', true]],
    );
  });

  test('failed attempts use up reconnect-count', async () => {
    const url = () => Promise.reject(new Error('no token'));
    const scene = await connecting({ ...steady, url, reconnectCount: 2 });
    await scene.advance(5000);
    assert.equal(scene.socket.state, 'closed');
    assert.equal(scene.errors.length, 3);
  });
});

describe('Rule 14: a url function that never settles', () => {
  test('is given up at connect-timeout, and asked again', async () => {
    let count = 0;
    const url = () => (count++ ? address : new Promise<string>(() => {}));
    const scene = await connecting({ ...steady, url });
    await scene.advance(10_000);
    assert.equal(scene.told('close')[0]?.cause, 'connect-timeout');
    await scene.advance(1000);
    await scene.open();
    assert.equal(scene.socket.state, 'open');
  });

  test('an answer that comes after it was given up makes no socket', async () => {
    const first = deferred<string>();
    const answers = [first.promise, new Promise<string>(() => {})];
    const scene = await connecting({ ...steady, url: () => answers.shift() ?? address });
    await scene.advance(11_000);
    first.resolve(address);
    await settle();
    assert.equal(scene.links, 0);
    assert.equal(scene.socket.state, 'connecting');
  });

  test('a rejection that comes after it was given up is not told', async () => {
    const first = deferred<string>();
    const answers = [first.promise];
    const scene = await connecting({ ...steady, url: () => answers.shift() ?? address });
    await scene.advance(11_000);
    await scene.open();
    scene.forget();
    first.reject(new Error('late'));
    await settle();
    assert.deepEqual(scene.types, []);
    assert.equal(scene.socket.state, 'open');
  });
});

describe('Rule 17: close() while a url function is pending', () => {
  test('closes at once, and the answer makes no socket', async () => {
    const answer = deferred<string>();
    const scene = await connecting({ url: () => answer.promise });
    scene.forget();
    scene.socket.close();
    answer.resolve(address);
    await settle();
    assert.deepEqual(scene.types, ['statechange', 'close']);
    assert.deepEqual([scene.socket.state, scene.links], ['closed', 0]);
    assert.deepEqual(scene.clock.timers, []);
  });

  test('a rejection after it is not told', async () => {
    const answer = deferred<string>();
    const scene = await connecting({ url: () => answer.promise });
    scene.socket.close();
    await settle();
    scene.forget();
    answer.reject(new Error('late'));
    await settle();
    assert.deepEqual(scene.types, []);
  });

  test('a url function that calls close() itself makes no socket', async () => {
    const scene: Scene = new Scene({
      manual: true,
      url: () => {
        scene.socket.close();
        return address;
      },
    });
    scene.socket.connect();
    await settle();
    assert.deepEqual([scene.socket.state, scene.links], ['closed', 0]);
  });

  test('reconnect() while it is pending asks again, and only the new answer counts', async () => {
    const answers = [deferred<string>(), deferred<string>()];
    let count = 0;
    const scene = await connecting({ url: () => answers[count++]?.promise ?? address });
    scene.socket.reconnect();
    answers[0]?.resolve(`${address}old`);
    await settle();
    assert.equal(scene.links, 0);
    answers[1]?.resolve(`${address}new`);
    await settle();
    assert.deepEqual(
      scene.network.sockets.map(({ url }) => url),
      [`${address}new`],
    );
  });
});
