import { assert } from 'chai';
import { HeartbeatSocket } from 'heartbeat-socket/core';
import {
  details,
  echo,
  endElements,
  heard,
  make,
  mount,
  mountOpen,
  received,
  states,
} from '../support/element.ts';
import { where } from '../support/engines.ts';
import { endFrames, openFrame } from '../support/frame.ts';
import { ownServerUrl, startServer } from '../support/server.ts';
import { endSockets, makeNative, makeSocket, plain } from '../support/socket.ts';
import { nextEvent, timer, until } from '../support/waiting.ts';

const url = ownServerUrl();

function thrownBy(act: () => void): string {
  try {
    act();
    return 'nothing';
  } catch (error) {
    return (error as Error).name;
  }
}

/** The globals of another document: its ArrayBuffer is none of ours. */
async function anotherRealm() {
  const inner = await openFrame('');
  return inner.defaultView as unknown as typeof globalThis;
}

/** Bytes that no socket takes. */
const useless = {
  'a detached ArrayBuffer': () => {
    const buffer = new ArrayBuffer(8);
    structuredClone(buffer, { transfer: [buffer] });
    return buffer;
  },
  'a view on shared memory': () => {
    const { buffer } = new WebAssembly.Memory({ shared: true, initial: 1, maximum: 1 });
    return new Uint8Array(buffer, 0, 3);
  },
  'a resizable ArrayBuffer': () =>
    new (ArrayBuffer as new (size: number, options: object) => ArrayBuffer)(3, {
      maxByteLength: 8,
    }),
};

describe('bad input: what no page should break', () => {
  afterEach(() => {
    endElements();
    endSockets();
    endFrames();
  });

  it('close() with a reason but no code is refused, and leaves nothing half closed', async () => {
    const element = await mountOpen({ url });
    assert.equal(
      thrownBy(() => element.close(undefined, 'enough')),
      'InvalidAccessError',
    );
    assert.equal(element.state, 'open');
    await echo(element);
  });

  it('bytes of another realm go out as bytes', async () => {
    const server = await startServer();
    const { ArrayBuffer: Foreign, Blob: ForeignBlob } = await anotherRealm();
    const element = make({ url: server.url });
    element.send(new Foreign(2));
    element.send(new ForeignBlob(['a']));
    document.body.append(element);
    await heard(element, 'message', 2);
    element.send(new Foreign(3));
    await heard(element, 'message', 3);
    assert.deepEqual((await server.facts()).messages, [
      'binary:0000',
      'binary:61',
      'binary:000000',
    ]);
  });

  it('a URL of another realm is one', async () => {
    const { URL: Foreign } = await anotherRealm();
    await mountOpen({}, { url: new Foreign(url) });
    await mountOpen({}, { url: () => new Foreign(url) });
  });

  for (const [name, make] of Object.entries(useless)) {
    it(`heartMessage that gives ${name}: told, and the heartbeat goes on`, async () => {
      let asked = 0;
      const heartMessage = () => {
        asked += 1;
        return asked === 1 ? make() : 'ping';
      };
      const element = mount({ url, 'heart-time': 60 }, { heartMessage });
      await heard(element, 'heartbeat');
      assert.deepEqual(states(element), ['connecting', 'open']);
    });
  }

  it('an observer that closes at the first of several held messages: the rest comes back', async () => {
    const server = await startServer();
    const element = mount({ url: server.url, manual: true });
    for (const words of ['1', '2', '3']) element.send(words);
    element.tap(({ type }) => type === 'sent' && element.close());
    element.connect();
    await heard(element, 'close');
    assert.deepEqual((await heard(element, 'unsent')).detail.data, ['2', '3']);
    assert.deepEqual((await server.facts()).messages, ['1']);
  });

  it('an observer that reconnects at the first of several held messages: the rest goes out on the next link', async () => {
    const server = await startServer();
    const element = mount({ url: server.url, manual: true });
    for (const words of ['1', '2', '3']) element.send(words);
    let links = 0;
    element.tap(({ type }) => {
      if (type === 'sent' && links === 0) {
        links += 1;
        element.reconnect();
      }
    });
    element.connect();
    await heard(element, 'message', 2);
    assert.deepEqual(received(element), ['2', '3']);
    assert.equal(details(element, 'close')[0]?.unconfirmed, 1);
  });

  it('an observer that closes at a message: no message comes after close()', async () => {
    const element = await mountOpen({ url });
    element.tap(({ type }) => type === 'received' && element.close());
    element.send('hello');
    await heard(element, 'close');
    assert.deepEqual(received(element), []);
  });

  for (const [name, set] of [
    [
      'send() in unsent',
      (goesOn: () => boolean) => {
        const element = mount({ url, manual: true });
        element.addEventListener('unsent', ({ detail }) => {
          if (goesOn()) for (const data of detail.data) element.send(data);
        });
        element.close();
        element.send('again');
      },
    ],
    [
      'connect() in error, without a usable url',
      (goesOn: () => boolean) => {
        const element = mount({ url: 'ftp://localhost/', manual: true });
        element.addEventListener('error', () => {
          if (goesOn()) element.connect();
        });
        element.connect();
      },
    ],
    [
      'reconnect() in close, with a url function that throws',
      (goesOn: () => boolean) => {
        const element = mount({ manual: true });
        element.url = () => {
          throw new Error('no token');
        };
        element.addEventListener('close', () => {
          if (goesOn()) element.reconnect();
        });
        element.connect();
      },
    ],
  ] as const) {
    it(`${name}, for ever: the page goes on`, async () => {
      let rounds = 0;
      let isOver = false;
      set(() => {
        rounds += 1;
        // A frozen page would not even tell that it is.
        return rounds < 20_000 && !isOver;
      });
      await timer(0);
      isOver = true;
      assert.isBelow(rounds, 20_000);
    });
  }

  it('a protocols function that gives null asks for none', async () => {
    const element = await mountOpen({ url }, { protocols: (() => null) as never });
    assert.equal(element.protocol, '');
  });

  it('made in one document and first inserted into another, it connects', async () => {
    const inner = await openFrame('');
    const element = make({ url });
    inner.body.append(element);
    await heard(element, 'open');
  });

  it('a property that has no text means the default, told, and breaks no later call', async () => {
    const { warn } = console;
    const told: unknown[] = [];
    console.warn = (...parts: unknown[]) => told.push(parts);
    try {
      const element = mount({ url });
      element.heartTime = Object.create(null);
      await heard(element, 'open');
      await echo(element);
      assert.lengthOf(told, 1);
    } finally {
      console.warn = warn;
    }
  });

  for (const [protocols, test] of [
    [Symbol('no text'), it],
    [
      { [Symbol.iterator]: null, toString: () => 'a' },
      where('subprotocols with an iterator of null'),
    ],
  ] as const) {
    test(`plain: the constructor converts ${String(protocols)} before it looks at its arguments`, () => {
      for (const given of ['ftp://localhost/', url]) {
        const native = thrownBy(() => makeNative(given, protocols as never));
        const ours = thrownBy(() => makeSocket(given, plain, protocols as never));
        assert.equal(ours, native, given);
      }
    });
  }

  it('options of null are none', async () => {
    const socket = new HeartbeatSocket(url, [], null as never);
    await nextEvent(socket, 'open');
    socket.close();
    await until(() => socket.state === 'closed');
  });
});
