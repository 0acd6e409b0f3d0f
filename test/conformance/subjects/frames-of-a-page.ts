import { assert } from 'chai';
import { bounded, LOADING_BOUND, nextEvent, until } from '../../support/waiting.ts';
import type { SocketClass } from '../support/classes.ts';
import { type Expect, subject } from '../support/expectation.ts';
import type { Scene } from '../support/scene.ts';
import { farewell, frame, opcodes, textFrame } from '../support/script.ts';
import { outcomes, story, thrown } from '../support/story.ts';

/** A frame with a class of its own: the platform's or ours, as that of the scene is. */
interface Inner {
  readonly element: HTMLIFrameElement;
  readonly window: Window & typeof globalThis;
  readonly Socket: SocketClass;
}

async function inner(scene: Scene, html = ''): Promise<Inner> {
  const element = document.createElement('iframe');
  const name = scene.Socket === WebSocket ? 'WebSocket' : 'plain';
  element.srcdoc = `<!doctype html>${html}<script type="module">
    import { plainClass } from '${new URL('../support/classes.ts', import.meta.url)}';
    globalThis.plain = plainClass();
    globalThis.isReady = true;
  </script>`;
  document.body.append(element);
  await nextEvent(element, 'load', LOADING_BOUND);
  const window = element.contentWindow as Window & typeof globalThis;
  await until(() => Reflect.get(window, 'isReady'), 'module of the frame', LOADING_BOUND);
  return { element, window, Socket: Reflect.get(window, name) };
}

/** Runs `act` with such a frame, which is gone afterwards. */
const within =
  (act: (scene: Scene, frame: Inner) => unknown, html?: string) => async (scene: Scene) => {
    const frame = await inner(scene, html);
    try {
      return await act(scene, frame);
    } finally {
      frame.element.remove();
    }
  };

export const framesOfAPage = subject('frames of a page', (expect) => {
  expectRealms(expect);
  expectRemoval(expect);
});

function expectRealms(expect: Expect): void {
  expect(
    'a class of a frame connects, with events of the frame',
    within(async (scene, { window, Socket }) => {
      const socket = new Socket(scene.places.echo);
      const opened = await nextEvent(socket, 'open');
      socket.send('x');
      const message = await nextEvent(socket, 'message');
      socket.close();
      const closed = await nextEvent(socket, 'close');
      assert.isTrue(opened.constructor === window.Event);
      assert.isTrue(message instanceof window.MessageEvent && closed instanceof window.CloseEvent);
      assert.isTrue(socket instanceof window.EventTarget && !(socket instanceof EventTarget));
    }),
  );
  expect(
    'bytes come in classes of the frame',
    within(async (scene, { window, Socket }) => {
      const write = frame(opcodes.binary, 'x');
      for (const [type, Class] of [
        ['blob', window.Blob],
        ['arraybuffer', window.ArrayBuffer],
      ] as const) {
        const place = scene.script({ steps: [{ write }, ...farewell] });
        const socket = new Socket(place.url);
        socket.binaryType = type;
        const { data } = await nextEvent<MessageEvent>(socket, 'message');
        assert.isTrue(data instanceof Class);
      }
    }),
  );
  expect(
    'exceptions are those of the frame',
    within((scene, { window, Socket }) => {
      const socket = new Socket(scene.places.echo);
      const faults: readonly (readonly [() => unknown, unknown])[] = [
        [() => new Socket('#'), window.DOMException],
        [() => new Socket(scene.places.echo, ['']), window.DOMException],
        [() => Reflect.construct(Socket, []), window.TypeError],
        [() => socket.send('x'), window.DOMException],
        [() => Reflect.apply(socket.send, socket, []), window.TypeError],
        [() => Reflect.apply(socket.send, {}, ['x']), window.TypeError],
        [() => socket.close(1), window.DOMException],
        [() => socket.close(1000, 'x'.repeat(124)), window.DOMException],
        [() => Reflect.get(Socket.prototype, 'url'), window.TypeError],
      ];
      for (const [act, Class] of faults) {
        try {
          act();
          assert.fail('no exception');
        } catch (error) {
          assert.isTrue((error as Error).constructor === Class, String(error));
        }
      }
    }),
  );
  expect(
    'a relative url is relative to the frame of the class',
    within((_scene, { Socket }) => {
      assert.equal(new Socket('x').url, 'ws://127.0.0.1:1/base/x');
    }, '<base href="http://127.0.0.1:1/base/">'),
  );
  expect(
    'bytes and Blobs of a frame go out as bytes',
    within(async (scene, { window }) => {
      const place = scene.script();
      const socket = await scene.open(place.url);
      for (const data of [
        new window.Uint8Array([1]),
        new window.ArrayBuffer(1),
        new window.DataView(new window.ArrayBuffer(2)),
        new window.Blob(['x']),
        new window.File(['y'], 'name'),
      ]) {
        socket.send(data);
      }
      assert.equal(socket.bufferedAmount, 6);
      socket.close();
      await nextEvent(socket, 'close');
      const { frames } = await place.transcript();
      assert.deepEqual(
        frames.slice(0, -1).map(({ opcode, payload }) => [opcode, payload]),
        [
          [2, '01'],
          [2, '00'],
          [2, '0000'],
          [2, '78'],
          [2, '79'],
        ],
      );
    }),
  );
  expect(
    'a list of subprotocols, and a URL, of a frame are taken',
    within((scene, { window }) => {
      const { Socket, places } = scene;
      const list = window.Array.of('a', 'b');
      assert.equal(scene.keep(new Socket(new window.URL(places.echo), list)).url, places.echo);
      assert.equal(
        thrown(() => new Socket(places.echo, window.Array.of('a', 'a'))),
        outcomes.syntax,
      );
    }),
  );
  expect(
    'a method of one realm may be called on a socket of another',
    within(async (scene, { Socket }) => {
      if (scene.Socket !== WebSocket) return;
      const socket = new Socket(scene.places.echo);
      await nextEvent(socket, 'open');
      scene.Socket.prototype.send.call(socket, 'x');
      await nextEvent(socket, 'message');
    }),
  );
  expect(
    'a policy that forbids the address: events as on the platform',
    within(async (scene, { Socket }) => {
      const socket = new Socket(scene.places.echo);
      const events: string[] = [];
      for (const type of ['open', 'error', 'close']) {
        socket.addEventListener(type, () => events.push(`${type} ${socket.readyState}`));
      }
      await nextEvent(socket, 'error');
      await scene.closed();
      return [...events, socket.readyState];
    }, '<meta http-equiv="Content-Security-Policy" content="connect-src \'none\'">'),
  );
}

function expectRemoval(expect: Expect): void {
  expect(
    'a removed frame ends its socket, of which nothing more is heard',
    within(async (scene, { element, Socket }) => {
      const place = scene.script({
        steps: [{ wait: true }, { write: textFrame('x') }, ...farewell],
      });
      const socket = new Socket(place.url);
      await nextEvent(socket, 'open');
      const events: string[] = [];
      for (const type of ['message', 'error', 'close'])
        socket.addEventListener(type, () => events.push(type));
      element.remove();
      await place.go();
      await bounded(place.transcript(), () => 'end of the connection');
      await scene.closed();
      assert.deepEqual(events, []);
      return socket.readyState;
    }),
  );
  expect(
    'a frame removed while its socket connects',
    within(async (scene, { element, Socket }) => {
      const socket = new Socket(scene.places.echo);
      const events: string[] = [];
      for (const type of ['open', 'error', 'close'])
        socket.addEventListener(type, () => events.push(type));
      element.remove();
      await scene.closed();
      assert.deepEqual(events, []);
      return socket.readyState;
    }),
  );
  for (const type of ['open', 'message', 'error', 'close'] as const) {
    expect(
      `a frame removed in ${type} of its own socket`,
      within(async (scene, { element, Socket }) => {
        await scene.succeedFirst();
        const url =
          type === 'error'
            ? scene.places.refused
            : scene.script({ steps: [{ write: textFrame('x') }, ...farewell] }).url;
        const socket = new Socket(url);
        const events: string[] = [];
        for (const name of ['open', 'message', 'error', 'close'] as const) {
          socket.addEventListener(name, () => {
            events.push(name);
            if (name === 'message' && type === 'close') socket.close();
            if (name === type) element.remove();
          });
        }
        await until(() => !element.isConnected);
        await scene.closed();
        return [events, socket.readyState];
      }),
    );
  }
  expect(
    'a socket of a removed frame takes send() and close()',
    within(async (scene, { element, Socket }) => {
      const sockets = [new Socket(scene.places.echo), new Socket(scene.places.echo)];
      await nextEvent(sockets[0] as WebSocket, 'open');
      element.remove();
      return sockets.map((socket) => [
        thrown(() => socket.send('x')),
        thrown(() => socket.close(3000, 'x')),
        thrown(() => socket.close(1)),
        socket.readyState,
      ]);
    }),
  );
  expect(
    'a frame whose document is replaced ends its socket',
    within(async (scene, { element, Socket }) => {
      const place = scene.script({ steps: [...farewell] });
      const socket = new Socket(place.url);
      const lines = story(socket).catch(() => 'nothing');
      await nextEvent(socket, 'open');
      element.srcdoc = 'other';
      await bounded(place.transcript(), () => 'end of the connection');
      await scene.closed();
      void lines;
      return socket.readyState;
    }),
  );
}
