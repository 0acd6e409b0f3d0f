import { assert } from 'chai';
import { nextEvent } from '../../support/waiting.ts';
import { subject } from '../support/expectation.ts';
import type { Scene } from '../support/scene.ts';
import { story } from '../support/story.ts';

const unexpected = (): never => assert.fail('called');

/** Has a socket live and die, and tells what its page saw. */
async function live(scene: Scene, socket: WebSocket): Promise<string[]> {
  return story(scene.keep(socket), {
    open: () => socket.send('x'),
    message: () => socket.close(),
  });
}

const life = ['open 1', 'message 1 "x"', 'close 3 1005 "" clean'];

export const subclassing = subject('subclasses', (expect) => {
  expect('a subclass connects, and its instances are its own', async (scene) => {
    class Own extends scene.Socket {
      readonly field = 1;
      get double(): number {
        return 2 * this.field;
      }
    }
    const socket = new Own(scene.places.echo);
    assert.isTrue(socket instanceof Own && socket instanceof scene.Socket);
    assert.isTrue(Object.getPrototypeOf(socket) === Own.prototype && socket.constructor === Own);
    assert.deepEqual([socket.double, Own.OPEN, `${socket}`], [2, 1, '[object WebSocket]']);
    assert.deepEqual(await live(scene, socket), life);
  });
  expect('a subclass may give its own arguments', async (scene) => {
    class Own extends scene.Socket {
      constructor(path: string) {
        super(`${scene.places.echo}${path}`, ['a']);
      }
    }
    const socket = scene.keep(new Own('?x'));
    assert.equal(socket.url, `${scene.places.echo}?x`);
    await nextEvent(socket, 'open');
    assert.equal(socket.protocol, 'a');
  });
  expect('an accessor of a subclass may ask the one above it', async (scene) => {
    class Own extends scene.Socket {
      override get readyState(): 0 | 1 | 2 | 3 {
        return ((super.readyState + 1) % 4) as 0;
      }
    }
    assert.equal(scene.keep(new Own(scene.places.echo)).readyState, 1);
  });
  expect('a function of the old kind may be a subclass', (scene) => {
    const { Socket, places } = scene;
    function Own(this: unknown, url: string) {
      return Reflect.construct(Socket, [url], new.target ?? Own);
    }
    Own.prototype = Object.create(Socket.prototype);
    const socket = scene.keep(Reflect.construct(Own, [places.echo]));
    assert.isTrue(Object.getPrototypeOf(socket) === Own.prototype);
    assert.equal(socket.readyState, 0);
  });
  expect('methods that a subclass overrides are not called by the class', async (scene) => {
    class Own extends scene.Socket {
      override dispatchEvent = unexpected;
      override removeEventListener = unexpected;
    }
    assert.deepEqual(await live(scene, new Own(scene.places.echo)), life);
  });
  expect(
    'addEventListener() that a subclass overrides is not called for a handler',
    async (scene) => {
      class Own extends scene.Socket {
        override addEventListener = unexpected;
      }
      const socket = scene.keep(new Own(scene.places.echo));
      const opened = new Promise((resolve) => {
        socket.onopen = resolve;
      });
      await opened;
      socket.onopen = null;
    },
  );
  expect('removeEventListener() that a page overrides is not called for a handler', (scene) => {
    const socket = scene.make();
    Object.assign(socket, { removeEventListener: unexpected });
    socket.onopen = () => {};
    socket.onopen = null;
    assert.isNull(socket.onopen);
  });
  expect(
    'members of an instance that a page overrides are not asked by the class',
    async (scene) => {
      const socket = scene.make();
      for (const name of [
        'readyState',
        'bufferedAmount',
        'url',
        'protocol',
        'extensions',
        'binaryType',
      ]) {
        Object.defineProperty(socket, name, { get: unexpected, set: unexpected });
      }
      for (const name of ['send', 'close', 'dispatchEvent'])
        Object.assign(socket, { [name]: unexpected });
      await nextEvent(socket, 'open');
      const { send, close } = scene.Socket.prototype;
      send.call(socket, 'x');
      await nextEvent(socket, 'message');
      close.call(socket);
      await nextEvent(socket, 'close');
    },
  );
  expect(
    'a method of the class may be called on an instance of a subclass of another prototype',
    async (scene) => {
      const socket = await scene.open();
      Object.setPrototypeOf(socket, EventTarget.prototype);
      const { send, close } = scene.Socket.prototype;
      send.call(socket, 'x');
      await nextEvent(socket, 'message');
      close.call(socket);
      await nextEvent(socket, 'close');
    },
  );
});
