import { assert } from 'chai';
import { type Expect, subject } from '../support/expectation.ts';
import type { Scene } from '../support/scene.ts';
import { outcomes, thrown } from '../support/story.ts';

const constants = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 } as const;
const readOnly = ['url', 'readyState', 'bufferedAmount', 'extensions', 'protocol'] as const;
const writable = ['onopen', 'onmessage', 'onerror', 'onclose', 'binaryType'] as const;
const methods = { send: 1, close: 0 } as const;

/** What a property is, but for its functions. */
function shape(target: object, name: string) {
  const found = Object.getOwnPropertyDescriptor(target, name);
  assert.exists(found, name);
  const { get, set, value, ...flags } = found as PropertyDescriptor;
  return flags;
}

const descriptor = (scene: Scene, name: string): PropertyDescriptor =>
  Object.getOwnPropertyDescriptor(scene.Socket.prototype, name) as PropertyDescriptor;

/** Values that are no socket. */
const strangers = {
  undefined,
  null: null,
  'a number': 1,
  'an object': {},
  'an EventTarget': new EventTarget(),
} as const;

export const webSocketInterface = subject('the interface', (expect) => {
  expectConstants(expect);
  expectAttributes(expect);
  expectMethods(expect);
  expectClass(expect);
});

function expectConstants(expect: Expect): void {
  for (const [name, value] of Object.entries(constants)) {
    for (const place of ['class', 'prototype'] as const) {
      const target = ({ Socket }: Scene) => (place === 'class' ? Socket : Socket.prototype);
      expect(`${name} is ${value} on the ${place}`, (scene) => {
        assert.equal(Reflect.get(target(scene), name), value);
      });
      expect(`${name} of the ${place} is enumerable, and can't be changed`, (scene) => {
        const flags = { writable: false, enumerable: true, configurable: false };
        assert.deepEqual(shape(target(scene), name), flags);
        assert.isFalse(Reflect.set(target(scene), name, 9));
        assert.isFalse(Reflect.deleteProperty(target(scene), name));
        assert.equal(
          thrown(() => Object.assign(target(scene), { [name]: 9 })),
          outcomes.type,
        );
      });
    }
    expect(`${name} is ${value} on an instance, and is none of its own`, (scene) => {
      const socket = scene.make();
      assert.equal(Reflect.get(socket, name), value);
      assert.isFalse(Object.hasOwn(socket, name));
      assert.isFalse(Reflect.set(socket, name, 9));
    });
  }
}

function expectAttributes(expect: Expect): void {
  for (const name of [...readOnly, ...writable]) {
    const isWritable = (writable as readonly string[]).includes(name);
    expect(`${name} is an enumerable accessor of the prototype`, (scene) => {
      assert.deepEqual(shape(scene.Socket.prototype, name), {
        enumerable: true,
        configurable: true,
      });
      const { get, set } = descriptor(scene, name);
      assert.deepEqual([get?.name, get?.length], [`get ${name}`, 0]);
      assert.deepEqual(
        [set?.name, set?.length],
        isWritable ? [`set ${name}`, 1] : [undefined, undefined],
      );
    });
    expect(`the accessor of ${name} has no prototype and is no constructor`, (scene) => {
      const { get } = descriptor(scene, name);
      assert.isFalse(Object.hasOwn(get as object, 'prototype'));
      assert.equal(
        thrown(() => Reflect.construct(get as () => void, [])),
        outcomes.type,
      );
    });
    expect(`${name} is no own property of an instance`, (scene) => {
      assert.isFalse(Object.hasOwn(scene.make(), name));
    });
    for (const [stranger, value] of Object.entries(strangers)) {
      expect(`${name} read from ${stranger} is a TypeError`, (scene) => {
        assert.equal(
          thrown(() => descriptor(scene, name).get?.call(value)),
          outcomes.type,
        );
      });
    }
    expect(`${name} read from the prototype is a TypeError`, ({ Socket }) => {
      assert.equal(
        thrown(() => Reflect.get(Socket.prototype, name)),
        outcomes.type,
      );
    });
    if (isWritable) {
      expect(`${name} set on the prototype or an object is a TypeError`, (scene) => {
        for (const target of [scene.Socket.prototype, {}]) {
          assert.equal(
            thrown(() => descriptor(scene, name).set?.call(target, 'blob')),
            outcomes.type,
          );
        }
      });
    } else {
      expect(`${name} can't be set: a TypeError in strict mode, and no effect`, (scene) => {
        const socket = scene.make();
        const before = Reflect.get(socket, name);
        assert.equal(
          thrown(() => Object.assign(socket, { [name]: 'other' })),
          outcomes.type,
        );
        assert.equal(Reflect.get(socket, name), before);
      });
    }
    expect(`${name} survives delete`, (scene) => {
      const socket = scene.make();
      const before = Reflect.get(socket, name);
      assert.isTrue(Reflect.deleteProperty(socket, name));
      assert.equal(Reflect.get(socket, name), before);
    });
  }
}

function expectMethods(expect: Expect): void {
  for (const [name, length] of Object.entries(methods)) {
    expect(`${name}() is an enumerable method of the prototype, of length ${length}`, (scene) => {
      assert.deepEqual(shape(scene.Socket.prototype, name), {
        writable: true,
        enumerable: true,
        configurable: true,
      });
      const { value } = descriptor(scene, name);
      assert.deepEqual([value.name, value.length], [name, length]);
    });
    expect(`${name}() is no constructor`, (scene) => {
      const { value } = descriptor(scene, name);
      assert.isFalse(Object.hasOwn(value, 'prototype'));
      assert.equal(
        thrown(() => Reflect.construct(value, [])),
        outcomes.type,
      );
    });
    for (const [stranger, target] of Object.entries(strangers)) {
      expect(
        `${name}() of ${stranger} is a TypeError, before its arguments are looked at`,
        (scene) => {
          const argument = {
            toString: () => assert.fail('converted'),
            valueOf: () => assert.fail('converted'),
          };
          const { value } = descriptor(scene, name);
          assert.equal(
            thrown(() => value.call(target, argument, argument)),
            outcomes.type,
          );
          assert.equal(
            thrown(() => value.call(target)),
            outcomes.type,
          );
        },
      );
    }
    expect(`${name}() of the prototype is a TypeError`, ({ Socket }) => {
      assert.equal(
        thrown(() => Reflect.apply(Reflect.get(Socket.prototype, name), Socket.prototype, ['x'])),
        outcomes.type,
      );
    });
  }
  expect('send() and close() give nothing back', async (scene) => {
    const socket = await scene.open();
    assert.isUndefined(socket.send('x') as unknown);
    assert.isUndefined(socket.close() as unknown);
  });
}

function expectClass(expect: Expect): void {
  expect('the class has a length of 1, no more than readable', ({ Socket }) => {
    assert.equal(Socket.length, 1);
    assert.deepEqual(shape(Socket, 'length'), {
      writable: false,
      enumerable: false,
      configurable: true,
    });
  });
  expect('the class has a name, no more than readable', ({ Socket }) => {
    assert.isNotEmpty(Socket.name);
    assert.deepEqual(shape(Socket, 'name'), {
      writable: false,
      enumerable: false,
      configurable: true,
    });
  });
  expect('the prototype of the class is fixed', ({ Socket }) => {
    assert.deepEqual(shape(Socket, 'prototype'), {
      writable: false,
      enumerable: false,
      configurable: false,
    });
  });
  expect('the class inherits from EventTarget, and so does its prototype', ({ Socket }) => {
    assert.equal(Object.getPrototypeOf(Socket), EventTarget);
    assert.equal(Object.getPrototypeOf(Socket.prototype), EventTarget.prototype);
  });
  expect('constructor leads to a class whose prototype this is', ({ Socket }) => {
    assert.equal(Socket.prototype.constructor.prototype, Socket.prototype);
    assert.deepEqual(shape(Socket.prototype, 'constructor'), {
      writable: true,
      enumerable: false,
      configurable: true,
    });
  });
  expect('the tag is WebSocket', (scene) => {
    const { prototype } = scene.Socket;
    assert.equal(Reflect.get(prototype, Symbol.toStringTag), 'WebSocket');
    assert.deepEqual(Object.getOwnPropertyDescriptor(prototype, Symbol.toStringTag), {
      value: 'WebSocket',
      writable: false,
      enumerable: false,
      configurable: true,
    });
    assert.equal(`${scene.make()}`, '[object WebSocket]');
    assert.equal(Object.prototype.toString.call(prototype), '[object WebSocket]');
  });
  expect('all members of the standard are enumerable, inherited ones, too', (scene) => {
    const seen = new Set<string>();
    for (const name in scene.make()) seen.add(name);
    const wanted = [...Object.keys(constants), ...readOnly, ...writable, ...Object.keys(methods)];
    for (const name of [...wanted, 'addEventListener', 'removeEventListener', 'dispatchEvent']) {
      assert.isTrue(seen.has(name), name);
    }
  });
  expect('the members of the standard, in its order', ({ Socket }) =>
    Object.keys(Socket.prototype)
      .filter((name) => name in WebSocket.prototype)
      .sort(),
  );
  expect('an instance has no enumerable property of its own', (scene) => {
    assert.deepEqual(Object.keys(scene.make()), []);
    assert.equal(JSON.stringify(scene.make()), '{}');
  });
  expect('an instance is one of the class and an EventTarget', (scene) => {
    const socket = scene.make();
    assert.instanceOf(socket, scene.Socket);
    assert.instanceOf(socket, EventTarget);
  });
  expect('an instance can be extended and is no other', (scene) => {
    const socket = scene.make() as WebSocket & { extra?: number };
    socket.extra = 1;
    assert.isTrue(Object.isExtensible(socket));
    assert.deepEqual(Object.keys(socket), ['extra']);
    assert.notEqual(scene.make(), scene.make());
  });
  expect('called without new it is a TypeError', ({ Socket, places }) => {
    const call = Socket as unknown as (url: string) => void;
    assert.equal(
      thrown(() => call(places.echo)),
      outcomes.type,
    );
    assert.equal(
      thrown(() => Reflect.apply(call, {}, [places.echo])),
      outcomes.type,
    );
  });
  expect('without arguments it is a TypeError', ({ Socket }) => {
    assert.equal(
      thrown(() => Reflect.construct(Socket, [])),
      outcomes.type,
    );
  });
  expect('a socket cannot be cloned', (scene) => {
    const socket = scene.make();
    assert.equal(
      thrown(() => structuredClone(socket)),
      'DOMException: DataCloneError',
    );
  });
}
