import { assert } from 'chai';
import { type Expect, subject } from '../support/expectation.ts';
import { dispatch, get, set } from '../support/handlers.ts';
import { reported } from '../support/reported.ts';
import type { Scene } from '../support/scene.ts';
import { type EventName, eventNames } from '../support/story.ts';

/** Values that are no object: as a handler they mean none. */
const primitives: readonly unknown[] = [
  null,
  undefined,
  0,
  1,
  '',
  'x',
  true,
  false,
  7n,
  Symbol('x'),
];

/** Objects that are no function: they are kept, and never called. */
const objects: readonly (readonly [string, () => object])[] = [
  ['an object', () => ({})],
  ['an object with handleEvent()', () => ({ handleEvent: () => assert.fail('called') })],
  ['an array', () => [() => assert.fail('called')]],
  ['a String object', () => new String('x')],
  ['a regular expression', () => /x/],
  ['an object without a prototype', () => Object.create(null)],
];

export const handlers = subject('handler attributes', (expect) => {
  for (const type of eventNames) {
    expect(`on${type} is null at first`, (scene) => {
      assert.isNull(get(scene.make(), type));
    });
    expect(`on${type} gives back the function that was set`, (scene) => {
      const socket = scene.make();
      for (const handler of [
        () => {},
        async () => {},
        function named() {},
        class {},
        Object.assign(() => {}, { a: 1 }),
      ]) {
        set(socket, type, handler);
        assert.isTrue(get(socket, type) === handler);
      }
    });
    expect(`on${type}: what is no object means null`, (scene) => {
      const socket = scene.make();
      for (const value of primitives) {
        set(socket, type, () => assert.fail('called'));
        set(socket, type, value);
        assert.isNull(get(socket, type));
        dispatch(socket, type);
      }
    });
    for (const [name, make] of objects) {
      expect(`on${type}: ${name} is kept, and not called`, async (scene) => {
        const socket = scene.make();
        const value = make();
        set(socket, type, value);
        assert.isTrue(get(socket, type) === value);
        assert.deepEqual(await reported(() => dispatch(socket, type)), []);
      });
    }
    expect(`on${type} is called with the event, on the socket`, (scene) => {
      const socket = scene.make();
      const calls: unknown[][] = [];
      set(socket, type, function (this: unknown, ...args: unknown[]) {
        calls.push([this, ...args]);
      });
      const event = new Event(type);
      socket.dispatchEvent(event);
      assert.lengthOf(calls, 1);
      assert.isTrue(calls[0]?.length === 2 && calls[0][0] === socket && calls[0][1] === event);
    });
    expect(`on${type} of one socket is not that of another`, (scene) => {
      const [one, other] = [scene.make(), scene.make()];
      set(one, type, () => {});
      assert.isNull(get(other, type));
    });
    expectReturn(expect, type);
    expectFaults(expect, type);
  }
  expectNatively(expect);
});

function expectReturn(expect: Expect, type: EventName): void {
  expect(
    `on${type}: return false prevents what can be prevented, and nothing else does`,
    (scene) => {
      const socket = scene.make();
      for (const [value, prevents] of [
        [false, true],
        [true, false],
        [undefined, false],
        [null, false],
        [0, false],
        ['', false],
      ]) {
        set(socket, type, () => value);
        assert.equal(dispatch(socket, type, { cancelable: true }), !prevents, String(value));
        assert.isTrue(dispatch(socket, type));
      }
    },
  );
  expect(`on${type}: a listener's return value means nothing`, (scene) => {
    const socket = scene.make();
    socket.addEventListener(type, () => false);
    assert.isTrue(dispatch(socket, type, { cancelable: true }));
  });
}

function expectFaults(expect: Expect, type: EventName): void {
  expect(`on${type} that throws is reported, and the listeners go on`, async (scene) => {
    const socket = scene.make();
    const log: string[] = [];
    socket.addEventListener(type, () => log.push('a'));
    set(socket, type, () => {
      throw new Error('own fault');
    });
    socket.addEventListener(type, () => log.push('b'));
    const faults = await reported(() => dispatch(socket, type));
    set(socket, type, null);
    assert.deepEqual([log, faults], [['a', 'b'], ['own fault']]);
  });
  expect(`on${type} that throws after preventDefault() has prevented`, async (scene) => {
    const socket = scene.make();
    set(socket, type, (event: Event) => {
      event.preventDefault();
      throw new Error('own fault');
    });
    let outcome = true;
    await reported(() => {
      outcome = dispatch(socket, type, { cancelable: true });
    });
    set(socket, type, null);
    assert.isFalse(outcome);
  });
}

/** With events of the platform. */
function expectNatively(expect: Expect): void {
  const run = async (
    scene: Scene,
    act: (socket: WebSocket, log: string[]) => void,
  ): Promise<string[]> => {
    const log: string[] = [];
    const socket = scene.make(`${scene.places.echo}?close=4400`);
    act(socket, log);
    await new Promise((resolve) => socket.addEventListener('close', resolve));
    return log;
  };
  expect('handlers that throw are reported, and the socket goes on', async (scene) => {
    const faults = await reported(async () => {
      const log = await run(scene, (socket, log) => {
        for (const type of ['open', 'close'] as const) {
          set(socket, type, () => {
            log.push(type);
            throw new Error(`own fault in ${type}`);
          });
        }
      });
      assert.deepEqual(log, ['open', 'close']);
    });
    assert.deepEqual(faults, ['own fault in open', 'own fault in close']);
  });
  expect('an event that has not been waited for finds the handlers of its time', async (scene) => {
    const log = await run(scene, (socket, log) => {
      socket.onopen = () => {
        log.push('open');
        socket.onclose = () => log.push('second');
      };
      socket.onclose = () => log.push('first');
    });
    assert.deepEqual(log, ['open', 'second']);
  });
  expect('a listener with once hears one message', async (scene) => {
    const socket = await scene.open();
    const log: string[] = [];
    socket.addEventListener('message', ({ data }) => log.push(data), { once: true });
    socket.send('a');
    socket.send('b');
    await new Promise<void>((resolve) => {
      socket.onmessage = ({ data }) => {
        if (data === 'b') resolve();
      };
    });
    assert.deepEqual(log, ['a']);
  });
  expect('a listener of an aborted signal hears nothing more', async (scene) => {
    const controller = new AbortController();
    const log = await run(scene, (socket, log) => {
      const { signal } = controller;
      socket.addEventListener('open', () => controller.abort());
      for (const type of eventNames)
        socket.addEventListener(type, () => log.push(type), { signal });
    });
    assert.deepEqual(log, []);
  });
  expect('a listener object is called by handleEvent(), as it is at the time', async (scene) => {
    const log = await run(scene, (socket, log) => {
      const listener = { handleEvent: () => void log.push('old') };
      socket.addEventListener('open', listener);
      listener.handleEvent = () => void log.push('new');
    });
    assert.deepEqual(log, ['new']);
  });
}
