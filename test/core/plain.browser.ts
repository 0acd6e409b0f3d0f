import { assert } from 'chai';
import { ownServerUrl } from '../support/server.ts';
import { endSockets, makeNative, makeSocket, plain } from '../support/socket.ts';
import { until } from '../support/waiting.ts';

const url = ownServerUrl();

type Act = (socket: WebSocket) => unknown;

/** All that a page sees of a socket: its events, and how it looks at each. */
async function story(socket: WebSocket, acts: Record<string, Act> = {}): Promise<unknown[]> {
  const lines: unknown[] = [];
  const tell = (event: Event) => {
    const { data, code, reason, wasClean } = event as MessageEvent & CloseEvent;
    const looks = [socket.readyState, socket.url, socket.protocol, socket.bufferedAmount];
    lines.push([event.type, event.constructor.name, ...looks, data, code, reason, wasClean]);
    try {
      acts[event.type]?.(socket);
    } catch (error) {
      lines.push((error as Error).name);
    }
  };
  lines.push([socket.readyState, socket.url, socket.protocol, socket.binaryType]);
  for (const type of ['open', 'message', 'error', 'close']) socket.addEventListener(type, tell);
  try {
    acts.start?.(socket);
  } catch (error) {
    lines.push((error as Error).name);
  }
  await until(() => socket.readyState === 3 && lines.some((line) => `${line}`.startsWith('close')));
  acts.end?.(socket);
  lines.push([socket.readyState, socket.bufferedAmount]);
  return lines;
}

const stories: readonly (readonly [string, string, Record<string, Act>])[] = [
  ['an echo, then close()', '', { open: (s) => s.send('hello'), message: (s) => s.close() }],
  ['close with code and reason', '', { open: (s) => s.close(3000, 'enough') }],
  ['close from the server', '?close=4400', {}],
  ['close without a code from the server', '?close=1005', {}],
  ['a refused handshake', '?refuse=500', {}],
  ['a broken connection', '?drop=50', {}],
  ['an invalid frame', '?garbage=50', {}],
  ['send() while connecting', '', { start: (s) => s.send('early'), open: (s) => s.close() }],
  ['close() while connecting', '', { start: (s) => s.close() }],
  [
    'a wrong close code',
    '',
    {
      open: (s) => {
        setTimeout(() => s.close());
        s.close(1001);
      },
    },
  ],
  ['send() after the end', '?close=4400', { end: (s) => s.send('late') }],
  [
    'close() twice',
    '',
    {
      open: (s) => {
        s.close(3001);
        s.close(3002);
      },
    },
  ],
];

describe('a plain HeartbeatSocket is a WebSocket', () => {
  afterEach(endSockets);

  for (const [name, query, acts] of stories) {
    it(`${name}: the same events with the same facts`, async () => {
      const [ours, native] = await Promise.all([
        story(makeSocket(url + query, plain) as unknown as WebSocket, acts),
        story(makeNative(url + query), acts),
      ]);
      assert.deepEqual(ours, native);
    });
  }

  for (const [name, args] of [
    ['no argument', []],
    ['another scheme', ['ftp://localhost/']],
    ['a fragment', [`${url}#x`]],
    ['no address', ['http://:x']],
    ['a subprotocol that is none', [url, 'a b']],
    ['a subprotocol twice', [url, ['a', 'a']]],
    ['an empty subprotocol', [url, ['']]],
  ] as const) {
    it(`${name}: the constructor throws the same`, () => {
      const fault = (make: () => unknown) => {
        try {
          make();
          return 'nothing';
        } catch (error) {
          return (error as Error).name;
        }
      };
      const [address, protocols] = args as unknown as [string, string[]];
      const given = args.length === 0 ? [] : [address, protocols, plain];
      const Ours = makeSocket([] as never, { ...plain, manual: true }).constructor as never as {
        new (...args: unknown[]): unknown;
      };
      const Native = WebSocket as never as { new (...args: unknown[]): unknown };
      const native = fault(() => new Native(...args));
      assert.equal(
        fault(() => new Ours(...given)),
        native,
      );
      assert.notEqual(native, 'nothing');
    });
  }

  it('url is the resolved address', () => {
    for (const given of ['/ws/', `//${location.host}/ws/?a b`, url.replace(/^ws/, 'http')]) {
      assert.equal(makeSocket(given, plain).url, makeNative(given).url);
    }
  });

  it('has the members of WebSocket, enumerable, with the same lengths', () => {
    const ours = Object.getPrototypeOf(makeSocket(url, plain));
    for (const name of Object.keys(WebSocket.prototype)) {
      const own = Object.getOwnPropertyDescriptor(ours, name);
      const native = Object.getOwnPropertyDescriptor(WebSocket.prototype, name);
      assert.equal(own?.enumerable, native?.enumerable, name);
      assert.equal(typeof own?.get, typeof native?.get, name);
      assert.equal(typeof own?.set, typeof native?.set, name);
      assert.equal(own?.value?.length, native?.value?.length, name);
    }
    assert.equal(ours.constructor.length, WebSocket.length);
  });

  for (const binaryType of ['blob', 'arraybuffer'] as const) {
    it(`bytes arrive as ${binaryType}`, async () => {
      const sockets = [makeSocket(url, plain), makeNative(url)];
      const arrived = sockets.map(
        (socket) =>
          new Promise<string>((resolve) => {
            socket.binaryType = binaryType;
            socket.onopen = () => socket.send(new Uint8Array([1, 2]));
            socket.onmessage = ({ data }: MessageEvent) => resolve(data.constructor.name);
          }),
      );
      const [ours, native] = await Promise.all(arrived);
      assert.equal(ours, native);
    });
  }

  it('another binaryType is ignored', () => {
    for (const socket of [makeSocket(url, plain), makeNative(url)]) {
      socket.binaryType = 'arraybuffer';
      socket.binaryType = 'text' as never;
      assert.equal(socket.binaryType, 'arraybuffer');
    }
  });
});
