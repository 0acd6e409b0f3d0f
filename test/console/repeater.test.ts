import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Repeater } from '../../src/console/send/repeater.ts';
import { FakeClock } from '../core/support/fake-clock.ts';

/** A repeater that runs every 100 ms, and when it ran. */
function started(clock = new FakeClock()) {
  const repeater = new Repeater(clock);
  const start = clock.now();
  const runs: number[] = [];
  repeater.start(100, () => runs.push(clock.now() - start));
  return { clock, repeater, runs };
}

describe('A repeater', () => {
  test('runs at once, and at every interval', async () => {
    const { clock, runs } = started();
    assert.deepEqual(runs, [0]);
    await clock.advance(350);
    assert.deepEqual(runs, [0, 100, 200, 300]);
  });

  test('leaves out the turns that it missed, and keeps its step', async () => {
    const { clock, runs } = started();
    clock.stall(1050);
    await clock.advance(100);
    assert.deepEqual(runs, [0, 1050, 1100]);
  });

  test('makes no more turns where its timers are late each time', async () => {
    const clock = new FakeClock();
    const late = {
      now: () => clock.now(),
      setTimeout: (run: () => void, delay: number) => clock.setTimeout(run, delay + 30),
      clearTimeout: (timer: unknown) => clock.clearTimeout(timer),
    };
    const { runs } = started(late as FakeClock);
    await clock.advance(1000);
    assert.deepEqual(runs, [0, 130, 230, 330, 430, 530, 630, 730, 830, 930]);
  });

  test('makes one turn where a timer is early', async () => {
    const clock = new FakeClock();
    const early = {
      now: () => clock.now(),
      setTimeout: (run: () => void, delay: number) => clock.setTimeout(run, delay - 1),
      clearTimeout: (timer: unknown) => clock.clearTimeout(timer),
    };
    const { runs } = started(early as FakeClock);
    await clock.advance(250);
    assert.deepEqual(runs, [0, 99, 199]);
  });

  test('leaves nothing behind when it is stopped', async () => {
    const { clock, repeater, runs } = started();
    repeater.stop();
    await clock.advance(500);
    assert.deepEqual([runs, clock.timers], [[0], []]);
  });

  test('may be stopped by what it runs, also the first time', async () => {
    const clock = new FakeClock();
    const repeater = new Repeater(clock);
    let runs = 0;
    repeater.start(100, () => {
      runs += 1;
      repeater.stop();
    });
    await clock.advance(500);
    assert.deepEqual([runs, clock.timers], [1, []]);
  });

  test('started again, runs the new thing alone', async () => {
    const { clock, repeater, runs } = started();
    let others = 0;
    repeater.start(50, () => {
      others += 1;
    });
    await clock.advance(100);
    assert.deepEqual([runs, others, clock.timers], [[0], 3, [50]]);
  });
});
