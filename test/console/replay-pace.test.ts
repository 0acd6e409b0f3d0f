import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Pace, ReplayPace } from '../../src/console/transfer/replay-pace.ts';

const asItWas: Pace = { speed: 1, longestPause: Number.POSITIVE_INFINITY };

/** Plays all of it with timers that are `late`; gives the times at which messages went out. */
function played(times: readonly number[], pace: Pace, late = 0): number[] {
  let now = 0;
  const replay = new ReplayPace(times, pace, now);
  const sent: number[] = [];
  while (!replay.isOver) {
    replay.advance(now);
    while (!replay.isOver && replay.wait === 0) {
      sent.push(now);
      replay.goOn();
    }
    now += replay.wait + late;
  }
  return sent;
}

describe('a replay', () => {
  it('has the pauses that were', () => {
    assert.deepEqual(played([1000, 1000, 1300, 2000], asItWas), [0, 0, 300, 1000]);
  });

  it('is as many times as fast as wanted', () => {
    assert.deepEqual(played([0, 300, 1000], { ...asItWas, speed: 10 }), [0, 30, 100]);
  });

  it('has no pauses at all, if that is wanted', () => {
    const speed = Number.POSITIVE_INFINITY;
    assert.deepEqual(played([0, 300, 1000], { ...asItWas, speed }), [0, 0, 0]);
  });

  it('shortens long pauses, if that is wanted, and those alone', () => {
    assert.deepEqual(
      played([0, 300, 60_300, 60_400], { speed: 1, longestPause: 500 }),
      [0, 300, 800, 900],
    );
  });

  it('has no pause where the clock went back', () => {
    assert.deepEqual(played([1000, 500, 700], asItWas), [0, 0, 200]);
  });

  it('makes up for a timer that is a little late', () => {
    assert.deepEqual(played([0, 100, 200, 300], asItWas, 50), [0, 150, 250, 350]);
  });

  it('stands still while there is no link', () => {
    const replay = new ReplayPace([0, 100], asItWas, 0);
    replay.advance(0);
    replay.goOn();
    replay.advance(40);
    replay.hold(10_000);
    assert.equal(replay.wait, 60);
    replay.advance(10_060);
    assert.equal(replay.wait, 0);
  });

  it('does not send an hour’s messages at once after a sleep', () => {
    const replay = new ReplayPace([0, 1500, 3000, 4500], asItWas, 0);
    replay.advance(0);
    replay.goOn();
    replay.advance(3_600_000);
    assert.equal(replay.wait, 0);
    replay.goOn();
    assert.equal(replay.wait, 500, 'a second of it is made up for');
  });

  it('sends all, in order, never before its time', () => {
    const times = fc
      .array(fc.nat(10_000), { minLength: 1 })
      .map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(times, fc.nat(3000), (times, late) => {
        const sent = played(times, asItWas, late);
        assert.equal(sent.length, times.length);
        for (const [index, time] of sent.entries()) {
          assert(time >= (times[index] as number) - (times[0] as number));
          assert(time >= (sent[index - 1] ?? 0));
        }
      }),
    );
  });
});
