import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { type Fate, type Faults, injectFaults } from '../../../src/faults.ts';
import { opened, Scene } from '../../core/support/set-up.ts';
import { breakScene, brokenWhileOpen } from './support.ts';

/** What is told on the console meanwhile. */
function errorsOf(t: TestContext): () => string[] {
  const { mock } = t.mock.method(console, 'error', () => {});
  return () => mock.calls.map(({ arguments: [error] }) => (error as Error).message);
}

const boom = () => {
  throw new Error('boom');
};

describe('bad input: a fate that there is not', () => {
  const wrong: [title: string, fate: unknown, told: RegExp][] = [
    ['a word of another fault', 'refuse', /^incoming cannot be "refuse": give "drop", millisec/],
    ['a negative delay', -1, /"-1"/],
    ['NaN', Number.NaN, /"NaN"/],
    ['true', true, /"true"/],
    ['a promise', async () => 'drop', /"\[object Promise\]"/],
    ['an object without text', Object.create(null), /"object"/],
    ['a function that throws', boom, /^boom$/],
  ];
  for (const [title, fate, told] of wrong) {
    test(`${title} is told, and does nothing`, async (t) => {
      const errors = errorsOf(t);
      const { scene, faults } = await brokenWhileOpen({ incoming: fate as Fate });
      await scene.receive('in');
      assert.deepEqual(scene.messages, ['in']);
      assert.match(errors().join(), told);
      delete faults.incoming;
      await scene.receive('in');
      assert.equal(errors().length, 1);
    });
  }

  test('nothing, in all its kinds, is no fault', async (t) => {
    const errors = errorsOf(t);
    const { scene, faults } = await brokenWhileOpen();
    for (const nothing of [undefined, null, false, 0, () => undefined]) {
      faults.incoming = nothing as Fate;
      await scene.receive('in');
    }
    assert.equal(scene.messages.length, 5);
    assert.deepEqual(errors(), []);
  });

  for (const attempt of ['drop', boom, -5]) {
    test(`an attempt goes on after the fate ${attempt}`, async (t) => {
      const errors = errorsOf(t);
      const scene = new Scene({ manual: true });
      breakScene(scene, { attempt } as Faults);
      scene.socket.connect();
      await scene.open();
      assert.equal(scene.socket.state, 'open');
      assert.equal(errors().length, 1);
    });
  }

  test('a delay longer than timers hold does not come at once', async () => {
    const { scene } = await brokenWhileOpen({ incoming: Number.POSITIVE_INFINITY });
    await scene.receive('never');
    await scene.advance(1_000_000);
    assert.deepEqual(scene.messages, []);
    assert.ok(scene.clock.timers.every((delay) => delay <= 2147483647));
  });
});

describe('bad input: cut()', () => {
  for (const code of [0, 999, 5000, 1000.5, Number.NaN, '4001', null]) {
    test(`the code ${JSON.stringify(code)} throws a RangeError that names it, and cuts nothing`, async () => {
      const { scene, injection } = await brokenWhileOpen();
      assert.throws(() => injection.cut(code as number), {
        name: 'RangeError',
        message: `A close code is 1000 to 4999, not ${code}.`,
      });
      assert.equal(scene.socket.state, 'open');
    });
  }
});

describe('bad input: injectFaults()', () => {
  for (const what of [undefined, null, {}, 'socket', new EventTarget()]) {
    test(`${what} is no connection: a TypeError`, () => {
      assert.throws(() => injectFaults(what as never), TypeError);
    });
  }

  test('without faults, cut() is all that there is', async () => {
    const scene = await opened();
    injectFaults(scene.socket).cut();
    assert.equal(scene.socket.state, 'waiting');
  });
});
