import { assert } from 'chai';
import { type Expect, subject } from '../support/expectation.ts';
import { reported } from '../support/reported.ts';
import type { Scene } from '../support/scene.ts';
import { type EventName, eventNames } from '../support/story.ts';

const get = (socket: WebSocket, type: EventName): unknown => Reflect.get(socket, `on${type}`);
const set = (socket: WebSocket, type: EventName, value: unknown): boolean =>
  Reflect.set(socket, `on${type}`, value);

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

/**
 * Dispatches an event of the page's own: handlers do not ask who dispatched it. The other subjects
 * show that the platform's events reach listeners.
 */
const dispatch = (socket: WebSocket, type: EventName, init?: EventInit): boolean =>
  socket.dispatchEvent(new Event(type, init));

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
    expectOrder(expect, type);
    expectReturn(expect, type);
    expectFaults(expect, type);
  }
  expectNatively(expect);
});

/** Listeners `a` and `b` around the handler, and what is called when. */
function expectOrder(expect: Expect, type: EventName): void {
  const order = (
    title: string,
    wanted: string,
    act: (socket: WebSocket, note: (name: string) => () => void) => void,
  ) =>
    expect(`on${type} ${title}`, (scene) => {
      const socket = scene.make();
      const log: string[] = [];
      act(socket, (name) => () => log.push(name));
      dispatch(socket, type);
      assert.equal(log.join(' '), wanted);
    });

  expect(`on${type} and a listener that captures come in the platform's order`, (scene) => {
    const socket = scene.make();
    const log: string[] = [];
    set(socket, type, () => log.push('handler'));
    socket.addEventListener(type, () => log.push('capture'), true);
    dispatch(socket, type);
    return [...log];
  });
  order('has its place among the listeners', 'a handler b', (socket, note) => {
    socket.addEventListener(type, note('a'));
    set(socket, type, note('handler'));
    socket.addEventListener(type, note('b'));
  });
  order('keeps its place when it is replaced', 'new a', (socket, note) => {
    set(socket, type, note('old'));
    socket.addEventListener(type, note('a'));
    set(socket, type, note('new'));
  });
  order('loses its place when it is null for a while', 'a new', (socket, note) => {
    set(socket, type, note('old'));
    socket.addEventListener(type, note('a'));
    set(socket, type, null);
    set(socket, type, note('new'));
  });
  order('has its place from an object on that is no function', 'new a', (socket, note) => {
    set(socket, type, {});
    socket.addEventListener(type, note('a'));
    set(socket, type, note('new'));
  });
  order('keeps its place while it is an object that is no function', 'new a', (socket, note) => {
    set(socket, type, note('old'));
    socket.addEventListener(type, note('a'));
    set(socket, type, {});
    set(socket, type, note('new'));
  });
  order('is another listener than the same function', 'same same', (socket, note) => {
    const same = note('same');
    socket.addEventListener(type, same);
    set(socket, type, same);
    socket.addEventListener(type, same);
  });
  order('is not taken away by removeEventListener()', 'handler', (socket, note) => {
    const handler = note('handler');
    set(socket, type, handler);
    socket.removeEventListener(type, handler);
    socket.removeEventListener(type, get(socket, type) as () => void);
  });
  order('null takes away the handler only', 'same', (socket, note) => {
    const same = note('same');
    socket.addEventListener(type, same);
    set(socket, type, same);
    set(socket, type, null);
  });
  order('null set while none is there does nothing', 'a', (socket, note) => {
    set(socket, type, null);
    socket.addEventListener(type, note('a'));
    set(socket, type, undefined);
  });
  order('set during the event, for the first time, is for the next', 'a', (socket, note) => {
    socket.addEventListener(type, () => {
      note('a')();
      set(socket, type, note('handler'));
    });
  });
  order('replaced by a listener before it: the new one is called', 'a new', (socket, note) => {
    socket.addEventListener(type, () => {
      note('a')();
      set(socket, type, note('new'));
    });
    set(socket, type, note('old'));
  });
  order('set to null by a listener before it is not called', 'a', (socket, note) => {
    socket.addEventListener(type, () => {
      note('a')();
      set(socket, type, null);
    });
    set(socket, type, note('old'));
  });
  order(
    'set to null and anew by a listener before it is for the next event',
    'a',
    (socket, note) => {
      socket.addEventListener(type, () => {
        note('a')();
        set(socket, type, null);
        set(socket, type, note('new'));
      });
      set(socket, type, note('old'));
    },
  );
  order('replaced by itself is for the next event', 'old a', (socket, note) => {
    set(socket, type, () => {
      note('old')();
      set(socket, type, note('new'));
    });
    socket.addEventListener(type, note('a'));
  });
  order('is not called after stopImmediatePropagation()', 'a', (socket, note) => {
    socket.addEventListener(type, (event) => {
      note('a')();
      event.stopImmediatePropagation();
    });
    set(socket, type, note('handler'));
  });
  order('may stop the listeners behind it', 'handler', (socket, note) => {
    set(socket, type, (event: Event) => {
      note('handler')();
      event.stopImmediatePropagation();
    });
    socket.addEventListener(type, note('b'));
  });
}

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
