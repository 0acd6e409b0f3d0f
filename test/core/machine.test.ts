import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { next, wakeAt } from '../../src/core/machine.ts';
import { readOptions } from '../../src/core/options.ts';
import type { Happening, Signal, State } from '../../src/core/state.ts';

const settings = readOptions({
  heartTime: 100,
  heartTimeout: 50,
  reconnectTime: 30,
  reconnectCount: 2,
  stableTime: 80,
  connectTimeout: 150,
});

const amount = fc.nat(2000);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  ...(['connect', 'reconnect', 'suspend', 'hint', 'offline'] as const).map((type) =>
    fc.constant({ type } as Happening),
  ),
  fc.record({
    type: fc.constant('opened'),
    url: fc.constant('ws://x/'),
    protocol: fc.constant(''),
  }),
  fc.record({ type: fc.constant('received'), reply: fc.integer({ min: -1, max: 8 }) }),
  fc.record({
    type: fc.constantFrom('sent', 'probe'),
    data: fc.constant('ping'),
    before: amount,
    buffered: amount,
  }),
  fc.record({
    type: fc.constant('tick'),
    late: fc.constantFrom(0, 5000, Infinity),
    buffered: amount,
  }),
  fc.record({
    type: fc.constant('close'),
    code: fc.constant(undefined),
    reason: fc.constant(undefined),
    handover: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('ended'),
    end: fc.record({
      code: fc.constantFrom(1000, 1006, 1008, 1013, 4401),
      reason: fc.constant(''),
      wasClean: fc.boolean(),
    }),
  }),
) as fc.Arbitrary<Happening>;

const surroundings = fc.record({
  wait: fc.nat(200),
  random: fc.double({ min: 0, max: 1, noNaN: true }),
  online: fc.boolean(),
  renewable: fc.boolean(),
  allowed: fc.boolean(),
});

function deepFreeze<Value>(value: Value): Value {
  if (Object(value) === value) Object.values(Object.freeze(value) as object).forEach(deepFreeze);
  return value;
}

/** Plays happenings from the beginning, and shows every step. */
function play(
  walk: [Happening, { wait: number; random: number }][],
  look: (before: State, signal: Signal, step: ReturnType<typeof next>) => void,
): void {
  let state: State = deepFreeze({ name: 'idle' });
  let time = 1000;
  for (const [happening, { wait, ...rest }] of walk) {
    time += wait;
    // A wait has no link that could end; it can only be told that its attempt was blocked.
    const blocked = state.name === 'waiting' && happening.type === 'ended' && { allowed: false };
    const signal = deepFreeze({ ...happening, ...rest, ...blocked, time, settings }) as Signal;
    const step = next(state, signal);
    look(state, signal, step);
    state = deepFreeze(step.state);
  }
}

const walks = fc.array(fc.tuple(happening, surroundings), { maxLength: 60, size: 'max' });
const holds = (look: Parameters<typeof play>[1]) =>
  fc.assert(fc.property(walks, (walk) => play(walk as never, look)));

describe('the state machine', () => {
  test('is pure: the same step for the same arguments, which it leaves as they are', () => {
    holds((state, signal, step) => assert.deepEqual(next(state, signal), step));
  });

  test('always knows when it is to be woken', () => {
    holds((_, __, { state }) => assert.ok(wakeAt(state, settings) > 0, state.name));
  });

  test('never spins: after its tick it acts, or sleeps on', () => {
    holds((state, signal, step) => {
      if (signal.type !== 'tick' || signal.time < wakeAt(state, settings)) return;
      const acts = step.effects?.some(({ type }) => type === 'probe' || type === 'attempt');
      assert.ok(acts || wakeAt(step.state, settings) > signal.time, step.state.name);
    });
  });

  test('leaves idle and closed for an attempt only by connect and reconnect', () => {
    holds(({ name }, { type }, { state }) => {
      if (name !== 'idle' && name !== 'closed') return;
      const starts = type === 'connect' || type === 'reconnect';
      assert.equal(state.name, starts ? 'connecting' : type === 'close' ? 'closed' : name);
    });
  });

  test('tells a close exactly where a link or an attempt ends, or a wait is called off', () => {
    holds(({ name }, { type }, { state, end, effects = [] }) => {
      assert.ok(!effects.some(({ type }) => type === 'close'));
      const alive = name !== 'idle' && name !== 'closed';
      const over =
        alive && (state.name === 'closed' || (state.name === 'waiting' && name !== 'waiting'));
      const dropped = type === 'reconnect' && (name === 'open' || name === 'closing');
      assert.equal(end !== undefined, over || dropped);
    });
  });

  test('tells reconnecting exactly where a wait begins, but for a stored page', () => {
    holds(({ name }, { type }, { state, effects = [] }) => {
      const told = effects.some(({ type }) => type === 'reconnecting');
      assert.equal(told, state.name === 'waiting' && name !== 'waiting' && type !== 'suspend');
    });
  });

  test('makes an attempt exactly where it begins to connect', () => {
    holds((before, _, { state, effects = [] }) => {
      const made = effects.filter(({ type }) => type === 'attempt').length;
      const begun = state.name === 'connecting' && ('run' in before ? before : undefined) !== state;
      if (made) assert.equal(state.name, 'connecting');
      if (begun && before.name !== 'connecting') assert.equal(made, 1);
    });
  });

  test('asks shouldReconnect with the facts of the close that it tells', () => {
    holds((_, __, { ask, end, state }) => {
      if (!ask) return;
      assert.deepEqual(end, ask);
      assert.equal(state.name, 'waiting');
    });
  });
});
