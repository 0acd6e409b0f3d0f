import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { resolveUrl } from '../../src/core/address.ts';
import { connecting, opened, settle, steady } from './support/set-up.ts';

const boom = () => {
  throw new Error('boom');
};
const hexOf = (data: unknown) => Buffer.from(data as ArrayBuffer).toString('hex');

describe('bad input: close()', () => {
  test('a reason without a code throws InvalidAccessError, and the link goes on', async () => {
    const scene = await opened();
    assert.throws(() => scene.socket.close(undefined, 'enough'), { name: 'InvalidAccessError' });
    await scene.receive('x');
    assert.equal(scene.socket.state, 'open');
    assert.deepEqual(scene.link.closes, []);
    assert.deepEqual(scene.types, ['message']);
  });
});

describe('bad input: what was made in another realm', () => {
  const foreignBuffer = () => runInNewContext('new Uint8Array([1, 2, 3]).buffer') as ArrayBuffer;

  test('an ArrayBuffer is sent as bytes', async () => {
    const scene = await opened();
    scene.socket.send(foreignBuffer());
    assert.equal(hexOf(scene.link.sent[0]), '010203');
  });

  test('an ArrayBuffer is held as bytes, as they were at the call', async () => {
    const scene = await connecting();
    const bytes = foreignBuffer();
    scene.socket.send(bytes);
    assert.equal(scene.socket.bufferedAmount, 3);
    new Uint8Array(bytes).fill(9);
    await scene.open();
    assert.equal(hexOf(scene.link.sent[0]), '010203');
  });

  test('an ArrayBuffer is a probe', async () => {
    const scene = await opened({ heartTime: 1000, heartMessage: foreignBuffer() });
    await scene.advance(1000);
    assert.equal(hexOf(scene.link.sent[0]), '010203');
    assert.deepEqual(scene.errors, []);
    await scene.receive(new Uint8Array([1, 2, 3]));
    assert.deepEqual(scene.types, ['heartbeat']);
  });

  test('a URL object means its address', () => {
    const { href } = new URL('https://host.test/x');
    // Node has no realm with a URL class of its own: this is what one looks like from outside.
    const foreignUrl = { href, toString: () => href };
    assert.equal(resolveUrl(foreignUrl), 'wss://host.test/x');
  });
});

describe('bad input: a probe that cannot be sent', () => {
  const unusable: Record<string, () => unknown> = {
    'a detached ArrayBuffer': () => {
      const buffer = new ArrayBuffer(4);
      structuredClone(buffer, { transfer: [buffer] });
      return buffer;
    },
    'a view of a detached ArrayBuffer': () => {
      const view = new Uint8Array(4);
      structuredClone(view, { transfer: [view.buffer] });
      return view;
    },
  };

  for (const [title, make] of Object.entries(unusable)) {
    test(`${title} as heart-message: a heartbeat goes out all the same, and a dead link is found`, async () => {
      const options = { ...steady, heartTime: 1000, heartTimeout: 500 };
      const scene = await opened({ ...options, heartMessage: () => make() as ArrayBuffer });
      await scene.advance(1000);
      assert.equal(scene.link.sent.length, 1);
      await scene.advance(500);
      assert.equal(scene.told('close')[0]?.cause, 'heart-timeout');
    });
  }

  test('a detached ArrayBuffer as heart-message is told, and ping goes out', async () => {
    const heartMessage = unusable['a detached ArrayBuffer']?.() as ArrayBuffer;
    const scene = await opened({ heartTime: 1000, heartMessage });
    await scene.advance(1000);
    assert.deepEqual(scene.link.sent, ['ping']);
    assert.equal(scene.errors.length, 1);
  });

  for (const [title, memory] of [
    ['shared memory', () => new SharedArrayBuffer(3)],
    ['a resizable buffer', () => Reflect.construct(ArrayBuffer, [3, { maxByteLength: 8 }])],
  ] as const) {
    test(`a view on ${title} as heart-message goes out as plain bytes`, async () => {
      const heartMessage = new Uint8Array(memory() as ArrayBuffer).fill(7);
      const scene = await opened({ heartTime: 1000, heartMessage });
      await scene.advance(1000);
      const [sent] = scene.link.sent as Uint8Array[];
      assert.equal(hexOf(sent), '070707');
      const { buffer } = sent as Uint8Array;
      assert.ok(buffer instanceof ArrayBuffer && !Reflect.get(buffer, 'resizable'), 'plain bytes');
    });
  }

  test('a WebSocket class that throws at a probe once: the next probe goes out', async () => {
    const scene = await opened({ heartTime: 1000, heartTimeout: 500 });
    const { link } = scene;
    let refusals = 1;
    const send = link.send.bind(link);
    link.send = (data) => {
      refusals -= 1;
      if (refusals >= 0) throw new Error('not now');
      send(data);
    };
    await scene.advance(1000);
    assert.match(String(scene.errors[0]), /not now/);
    await scene.advance(3000);
    assert.equal(scene.told('close')[0]?.cause, 'heart-timeout');
  });

  test('a WebSocket class that throws at every probe: told once a probe, then the link is dead', async () => {
    const scene = await opened({ heartTime: 1000, heartTimeout: 500 });
    let refusals = 0;
    scene.link.send = () => {
      refusals += 1;
      throw new Error('never');
    };
    await scene.advance(1600);
    assert.equal(refusals, 1);
    assert.equal(scene.told('close')[0]?.cause, 'heart-timeout');
  });
});

describe('bad input: what a protocols function gives', () => {
  for (const answer of [null, undefined, '', []]) {
    test(`${JSON.stringify(answer)} asks for no subprotocol`, async () => {
      const scene = await connecting({ protocols: () => answer as never });
      assert.deepEqual(scene.link.protocols, []);
      assert.deepEqual(scene.errors, []);
    });
  }

  test('a subprotocol that is none is told by its name, and the next attempt asks again', async () => {
    let asked = 0;
    const protocols = () => {
      asked += 1;
      return asked === 1 ? 'chat json' : 'chat';
    };
    const scene = await connecting({ ...steady, protocols });
    assert.match(scene.errors.join(), /Invalid or repeated subprotocol "chat json"/);
    await scene.advance(1000);
    assert.deepEqual(scene.link.protocols, ['chat']);
  });
});

describe('bad input: options', () => {
  for (const [title, value] of [
    ['a bare object', Object.create(null)],
    ['an array', [Symbol('x')]],
    ['an object with a method of its own', { toString: boom }],
  ]) {
    test(`${title} that has no text means the default, told once`, async (t) => {
      const warn = t.mock.method(console, 'warn', () => {});
      const scene = await opened({ heartTime: value });
      assert.equal(warn.mock.callCount(), 1);
      assert.match(String(warn.mock.calls[0]?.arguments[0]), /heartTime cannot be .*15000/);
      await scene.advance(15_000);
      assert.deepEqual(scene.link.sent, ['ping']);
    });
  }

  test('a heart-message that gives a value without text is told, and ping goes out', async () => {
    const heartMessage = () => Object.create(null) as never;
    const scene = await opened({ heartTime: 1000, heartMessage });
    await scene.advance(1000);
    await settle();
    assert.equal(scene.errors.length, 1);
    assert.deepEqual(scene.link.sent, ['ping']);
  });
});
