import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { Announcer } from '../../src/console/announcer.ts';

describe('what the console tells in passing', () => {
  for (const isConnected of [true, false]) {
    it(`is ${isConnected ? 'told' : 'not told, nor timed,'} where the console is ${isConnected ? '' : 'not '}in the page`, () => {
      mock.timers.enable({ apis: ['setTimeout'] });
      const requestUpdate = mock.fn();
      const host = { isConnected, addController() {}, requestUpdate };
      const announcer = new Announcer(
        host as unknown as ConstructorParameters<typeof Announcer>[0],
      );
      announcer.say('Copied.');
      mock.timers.tick(10_000);
      // It comes, and goes.
      assert.equal(requestUpdate.mock.callCount(), isConnected ? 2 : 0);
      mock.timers.reset();
    });
  }
});
