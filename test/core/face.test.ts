import assert from 'node:assert/strict';
import { beforeEach, describe, mock, test } from 'node:test';
import { HeartbeatSocket } from '../../src/core/heartbeat-socket.ts';
import { FakeClock } from './support/fake-clock.ts';
import { FakePage, setGlobals } from './support/fake-page.ts';
import { FakeNetwork } from './support/fake-socket.ts';
import { address, connecting, opened, plain, Scene, settle } from './support/set-up.ts';

const { prototype } = HeartbeatSocket;
const handlers = ['onopen', 'onmessage', 'onerror', 'onclose'];
const constants = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 };

beforeEach(() => mock.restoreAll());

describe('HeartbeatSocket is shaped like WebSocket: members', () => {
  test('its members are enumerable on the prototype', () => {
    const names = ['url', 'readyState', 'bufferedAmount', 'extensions', 'protocol', 'binaryType'];
    for (const name of [...names, 'close', 'send', ...handlers, ...Object.keys(constants)]) {
      assert.equal(Object.getOwnPropertyDescriptor(prototype, name)?.enumerable, true, name);
    }
  });

  test('the constants are on class and prototype, and cannot be written', () => {
    for (const [name, value] of Object.entries(constants)) {
      for (const target of [HeartbeatSocket, prototype]) {
        const { configurable, writable, ...rest } =
          Object.getOwnPropertyDescriptor(target, name) ?? {};
        assert.deepEqual(rest, { value, enumerable: true });
        assert.deepEqual([configurable, writable], [false, false]);
      }
    }
  });

  test('lengths are those of WebSocket', () => {
    assert.deepEqual(
      [HeartbeatSocket.length, prototype.send.length, prototype.close.length],
      [1, 1, 0],
    );
  });

  test('it is told as a WebSocket by Object.prototype.toString', () => {
    assert.equal(String(new Scene({ manual: true }).socket), '[object WebSocket]');
  });

  test('a member of something that is none throws a TypeError', () => {
    for (const name of ['url', 'readyState', 'onopen', 'binaryType']) {
      assert.throws(() => Reflect.get(prototype, name), TypeError, name);
    }
    assert.throws(() => prototype.send.call({} as never, 'x'), TypeError);
  });

  test('missing arguments are a TypeError', async () => {
    assert.throws(() => Reflect.construct(HeartbeatSocket, []), TypeError);
    const { socket } = await opened();
    assert.throws(() => (socket.send as () => void)(), TypeError);
  });

  test('called without new it throws a TypeError', () => {
    assert.throws(() => (HeartbeatSocket as unknown as (url: string) => void)(address), TypeError);
  });

  test('read-only members cannot be set', () => {
    const { socket } = new Scene({ manual: true });
    for (const name of ['url', 'readyState', 'bufferedAmount', 'protocol', 'extensions', 'state']) {
      assert.throws(() => Object.assign(socket, { [name]: 'x' }), TypeError, name);
    }
  });
});

describe('HeartbeatSocket is shaped like WebSocket: construction', () => {
  const make = (url: unknown, protocols?: unknown) =>
    new HeartbeatSocket(url as string, protocols as string, { manual: true });
  const syntaxError = { name: 'SyntaxError', code: 12 };

  test('an unusable url or subprotocol throws a SyntaxError', () => {
    for (const url of ['', '/x', 'ftp://x/', 'ws://x/#y'])
      assert.throws(() => make(url), syntaxError);
    for (const names of ['a b', '', ['a', 'a'], ['a,b'], 'ä']) {
      assert.throws(() => make(address, names), syntaxError);
    }
  });

  test('a url is converted to text, as Web IDL does', () => {
    assert.equal(make(new URL(address)).url, address);
    assert.equal(make({ toString: () => address }).url, address);
    assert.throws(() => make(Symbol('x')), TypeError);
  });

  test('subprotocols may be any iterable, converted to text', async () => {
    for (const [given, names] of [
      [new Set(['a', 'b']), ['a', 'b']],
      [
        [1, 2],
        ['1', '2'],
      ],
      [5, ['5']],
      [undefined, []],
    ] as const) {
      const scene = await connecting({ protocols: given as never });
      assert.deepEqual([scene.link.protocols].flat(), names);
    }
  });

  test('url is resolved at once', () => {
    assert.equal(make('http://server.test').url, 'ws://server.test/');
  });

  test('it connects in the constructor, unless manual', () => {
    assert.equal(new Scene().links, 1);
    const manual = new Scene({ manual: true });
    assert.deepEqual([manual.links, manual.socket.state], [0, 'idle']);
  });

  test('the WebSocket class is looked up at the moment of connecting', async (t) => {
    const socket = new HeartbeatSocket(address, [], { manual: true, ...plain });
    const network = new FakeNetwork();
    setGlobals(t, { WebSocket: network.WebSocket });
    socket.connect();
    await settle();
    assert.equal(network.sockets.length, 1);
  });

  test('what the WebSocket class throws is thrown, and nothing is left', (t) => {
    const page = new FakePage(t);
    const clock = new FakeClock();
    const network = new FakeNetwork();
    network.onmake = () => {
      throw new DOMException('no', 'SecurityError');
    };
    const options = { clock, WebSocket: network.WebSocket };
    assert.throws(() => new HeartbeatSocket(address, [], options), { name: 'SecurityError' });
    assert.deepEqual([clock.timers, page.listeners], [[], 0]);
  });

  test('without a WebSocket class a TypeError is thrown', (t) => {
    setGlobals(t, { WebSocket: undefined });
    const clock = new FakeClock();
    assert.throws(() => new HeartbeatSocket(address, [], { clock }), TypeError);
    assert.deepEqual(clock.timers, []);
  });

  test('an option that cannot be read is told, and the default used', () => {
    const warn = mock.method(console, 'warn', () => {});
    new Scene({ manual: true, heartTime: -1 });
    assert.equal(warn.mock.callCount(), 1);
  });
});

describe('HeartbeatSocket is shaped like WebSocket: handler attributes', () => {
  test('they are null at first, keep any object, and take null for anything else', () => {
    const { socket } = new Scene({ manual: true });
    for (const name of [
      ...handlers,
      'onheartbeat',
      'onreconnecting',
      'onunsent',
      'onstatechange',
    ]) {
      const slot = socket as unknown as Record<string, unknown>;
      assert.equal(slot[name], null);
      for (const kept of [() => {}, {}]) {
        slot[name] = kept;
        assert.equal(slot[name], kept);
      }
      for (const dropped of [undefined, 'text', 5, null]) {
        slot[name] = () => {};
        slot[name] = dropped;
        assert.equal(slot[name], null);
      }
    }
  });

  test('they keep their place among the listeners, until they are set to null', async () => {
    const { socket, ...scene } = await opened();
    const order: string[] = [];
    socket.onmessage = () => order.push('old');
    socket.addEventListener('message', () => order.push('listener'));
    socket.onmessage = () => order.push('handler');
    scene.network.last.message('x');
    socket.onmessage = null;
    socket.onmessage = () => order.push('late');
    scene.network.last.message('x');
    assert.deepEqual(order, ['handler', 'listener', 'listener', 'late']);
  });

  test('they are called with the socket as this', async () => {
    const scene = await opened();
    let self: unknown;
    scene.socket.onmessage = function (this: unknown) {
      self = this;
    };
    await scene.receive('x');
    assert.equal(self === scene.socket, true);
  });

  test('an object with handleEvent is not called', async () => {
    const scene = await opened();
    Object.assign(scene.socket, { onmessage: { handleEvent: () => assert.fail('called') } });
    await scene.receive('x');
    assert.deepEqual(scene.messages, ['x']);
  });

  test('return false prevents, where there is something to prevent', async () => {
    const scene = await opened();
    scene.socket.onreconnecting = () => false;
    await scene.end();
    assert.equal(scene.socket.state, 'closed');
  });
});

describe('HeartbeatSocket is shaped like WebSocket: values', () => {
  test('binaryType is blob, and takes blob and arraybuffer only', () => {
    const { socket } = new Scene({ manual: true });
    assert.equal(socket.binaryType, 'blob');
    socket.binaryType = 'arraybuffer';
    socket.binaryType = 'nodebuffer' as never;
    assert.equal(socket.binaryType, 'arraybuffer');
  });

  test('binaryType may be an option, and reaches the inner socket', async () => {
    const scene = await opened({ binaryType: 'arraybuffer' });
    assert.equal(scene.link.binaryType, 'arraybuffer');
    scene.socket.binaryType = 'blob';
    assert.equal(scene.link.binaryType, 'blob');
  });

  test('protocol and extensions are those of the link', async () => {
    const scene = await connecting({ protocols: 'chat' });
    assert.deepEqual([scene.socket.protocol, scene.socket.extensions], ['', '']);
    scene.link.extensions = 'permessage-deflate';
    await scene.open('chat');
    assert.equal(scene.socket.protocol, 'chat');
    assert.equal(scene.socket.extensions, 'permessage-deflate');
  });

  test('close() hands a number on to a plain socket, which makes a code of it as the platform does', async () => {
    const scene = await opened(plain);
    scene.socket.close('3000.5' as unknown as number);
    assert.equal(scene.link.closes[0]?.[0], 3000.5);
    const { socket } = await opened(plain);
    for (const wrong of [null, Number.NaN, -1, 1e9, 1001.5]) {
      assert.throws(() => socket.close(wrong as number), { name: 'InvalidAccessError' });
    }
  });

  test('send() converts what it gets to text, unless it is bytes or a Blob', async () => {
    const scene = await opened();
    const kept = ['x', new ArrayBuffer(1), new Uint8Array(1), new Blob([])];
    const given = [...kept, 5, null, undefined, { toString: () => 'text' }];
    for (const data of given) scene.socket.send(data as string);
    assert.deepEqual(scene.link.sent, [...kept, '5', 'null', 'undefined', 'text']);
    assert.throws(() => scene.socket.send(Symbol('x') as never), TypeError);
  });
});
