import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { libraryNames } from '../../bench/libraries/names.ts';
import { type EchoResult, measureEcho } from '../../bench/measures/echo.ts';
import { Stage } from '../../bench/stage.ts';

/** The platform's own events, and those of its sockets, are the only trusted ones. */
const makers = ['floor', 'class', 'element', 'partysocket'];

describe('every library of the comparison', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  let echoes: EchoResult = {};

  // No more than a hang takes.
  it('connects, and hears what it said', { timeout: 60_000 }, async () => {
    echoes = await measureEcho(stage);
    assert.deepEqual(
      Object.entries(echoes).map(([name, { data }]) => [name, data]),
      libraryNames.map((name) => [name, 'hello']),
    );
  });

  it('makes an event of its own, or hands out that of its inner socket', () => {
    const own = Object.entries(echoes).filter(([, { isOwnEvent }]) => isOwnEvent);
    assert.deepEqual(
      own.map(([name]) => name),
      makers,
    );
  });
});
