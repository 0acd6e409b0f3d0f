import { assert } from 'chai';
import { type Expect, subject } from '../support/expectation.ts';
import type { Scene } from '../support/scene.ts';
import { outcomes, thrown } from '../support/story.ts';

/** What is thrown by a page's own code passes through as it is. */
class Own extends Error {}

const fails = {
  toString(): string {
    throw new Own('own');
  },
};

/** An object that becomes `text`, and notes that. */
const noting = (log: string[], name: string, text: string) => ({
  toString() {
    log.push(name);
    return text;
  },
});

const construct = ({ Socket }: Scene, ...args: unknown[]): WebSocket =>
  Reflect.construct(Socket, args);

/** Values that are no text, and the relative address they become. */
const urls: readonly (readonly [string, () => unknown, string])[] = [
  ['null', () => null, 'null'],
  ['undefined', () => undefined, 'undefined'],
  ['a number', () => 42, '42'],
  ['true', () => true, 'true'],
  ['a BigInt', () => 7n, '7'],
  ['an array', () => ['/a', 'b'], '/a,b'],
  ['an object', () => ({}), '[object Object]'],
  ['a String object', () => new String('/x'), '/x'],
  ['an object with toString()', () => ({ toString: () => '/x' }), '/x'],
  [
    'an object with toString() and valueOf()',
    () => ({ toString: () => '/x', valueOf: () => '/y' }),
    '/x',
  ],
  [
    'an object whose toString() gives no primitive',
    () => ({ toString: () => ({}), valueOf: () => '/y' }),
    '/y',
  ],
  [
    'an object with Symbol.toPrimitive',
    () => ({ [Symbol.toPrimitive]: (hint: string) => `/${hint}` }),
    '/string',
  ],
  ['a regular expression', () => /x/, '/x/'],
  ['URLSearchParams', () => new URLSearchParams('a=b'), 'a=b'],
];

export const constructorArguments = subject('arguments of the constructor', (expect) => {
  for (const [name, make, text] of urls) {
    expect(`the url ${name} is converted to a text`, (scene) => {
      const socket = scene.keep(construct(scene, make()));
      const base = globalThis.document?.baseURI ?? location.href;
      assert.equal(socket.url, new URL(text, base).href.replace(/^http/, 'ws'));
    });
  }
  for (const [name, value] of [
    ['a Symbol', Symbol('x')],
    ['an object without a prototype', Object.create(null)],
    ['an object that has no primitive', { toString: () => ({}), valueOf: () => ({}) }],
  ] as const) {
    expect(`the url ${name} is a TypeError`, (scene) => {
      assert.equal(
        thrown(() => construct(scene, value)),
        outcomes.type,
      );
    });
    expect(`the subprotocol ${name} in a list is a TypeError`, (scene) => {
      assert.equal(
        thrown(() => construct(scene, scene.places.echo, [value])),
        outcomes.type,
      );
    });
  }
  expect('the subprotocols being a Symbol is a TypeError', (scene) => {
    assert.equal(
      thrown(() => construct(scene, scene.places.echo, Symbol('x'))),
      outcomes.type,
    );
  });
  expectOrder(expect);
  expectSequences(expect);
});

function expectOrder(expect: Expect): void {
  expect('an exception of a conversion passes through', (scene) => {
    for (const args of [[fails], [scene.places.echo, fails], [scene.places.echo, [fails]]]) {
      assert.throws(() => construct(scene, ...args), Own);
    }
  });
  expect('the url is converted once, then the subprotocols', (scene) => {
    const log: string[] = [];
    scene.keep(
      construct(scene, noting(log, 'url', scene.places.echo), noting(log, 'protocol', 'a')),
    );
    assert.deepEqual(log, ['url', 'protocol']);
  });
  expect('all subprotocols of a list are converted, in order', (scene) => {
    const log: string[] = [];
    const list = [noting(log, 'first', 'a'), noting(log, 'second', 'b')];
    scene.keep(construct(scene, noting(log, 'url', scene.places.echo), list));
    assert.deepEqual(log, ['url', 'first', 'second']);
  });
  expect('subprotocols are converted before a wrong url is told', (scene) => {
    const log: string[] = [];
    const args = [noting(log, 'url', '#'), noting(log, 'protocol', 'a')];
    assert.equal(
      thrown(() => construct(scene, ...args)),
      outcomes.syntax,
    );
    assert.deepEqual(log, ['url', 'protocol']);
    assert.throws(() => construct(scene, '#', fails), Own);
  });
  expect('a url that throws leaves the subprotocols alone', (scene) => {
    const log: string[] = [];
    assert.throws(() => construct(scene, fails, noting(log, 'protocol', 'a')), Own);
    assert.deepEqual(log, []);
  });
  expect('a subprotocol that throws leaves those after it alone', (scene) => {
    const log: string[] = [];
    const list = [noting(log, 'first', 'a'), fails, noting(log, 'last', 'b')];
    assert.throws(() => construct(scene, scene.places.echo, list), Own);
    assert.deepEqual(log, ['first']);
  });
}

function expectSequences(expect: Expect): void {
  /** An iterable that notes every step. */
  const iterable = (log: string[], items: readonly unknown[]) => ({
    [Symbol.iterator]() {
      log.push('iterator');
      let at = 0;
      return {
        next() {
          log.push(`next ${at}`);
          return at < items.length ? { done: false, value: items[at++] } : { done: true };
        },
      };
    },
  });
  expect('each item of an iterable is converted as it comes', (scene) => {
    const log: string[] = [];
    const given = iterable(log, [noting(log, 'a', 'a'), noting(log, 'b', 'b')]);
    scene.keep(construct(scene, scene.places.echo, given));
    assert.deepEqual(log, ['iterator', 'next 0', 'a', 'next 1', 'b', 'next 2']);
  });
  expect('a subprotocol that throws ends the list', (scene) => {
    const log: string[] = [];
    const given = iterable(log, [fails, 'b']);
    assert.throws(() => construct(scene, scene.places.echo, given), Own);
    assert.deepEqual(log, ['iterator', 'next 0']);
  });
  expect('an iterator that throws is told', (scene) => {
    const broken = {
      [Symbol.iterator]() {
        throw new Own('own');
      },
    };
    assert.throws(() => construct(scene, scene.places.echo, broken), Own);
    const next = { [Symbol.iterator]: () => ({ next: fails.toString }) };
    assert.throws(() => construct(scene, scene.places.echo, next), Own);
  });
  expect('an iterator that is none is a TypeError', (scene) => {
    for (const iterator of [1, 'x', {}, () => 1]) {
      assert.equal(
        thrown(() => construct(scene, scene.places.echo, { [Symbol.iterator]: iterator })),
        outcomes.type,
      );
    }
  });
  expect('an object whose iterator is null or undefined is a text', (scene) => {
    for (const iterator of [null, undefined]) {
      const given = { [Symbol.iterator]: iterator, toString: () => 'a' };
      scene.keep(construct(scene, scene.places.echo, given));
    }
  });
  expect('a primitive text is no list, though it has an iterator', (scene) => {
    scene.make(scene.places.echo, 'aa');
    assert.equal(
      thrown(() => construct(scene, scene.places.echo, new String('aa'))),
      outcomes.syntax,
    );
  });
  expect('a list changed afterwards changes nothing', async (scene) => {
    const given = ['a'];
    const place = scene.script();
    const socket = scene.keep(construct(scene, place.url, given));
    given[0] = 'b';
    given.push('c');
    socket.close();
    await new Promise((resolve) => socket.addEventListener('close', resolve));
    assert.equal(socket.protocol, '');
  });
}
