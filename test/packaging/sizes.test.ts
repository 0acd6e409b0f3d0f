import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bundleSizes } from '../../scripts/build/sizes.mjs';

/** The most bytes of each entry: bundled without the app's framework, minified, brotli. */
const limits: Readonly<Record<string, number>> = {
  'dist/heartbeat-socket.min.js': 10_240,
  'dist/socket-console.min.js': 51_200,
  'heartbeat-socket/core': 6144,
  'heartbeat-socket/elements': 54_272,
  'heartbeat-socket/faults': 2048,
  'heartbeat-socket/async': 1024,
  'heartbeat-socket/react': 7168,
  'heartbeat-socket/vue': 7168,
  'heartbeat-socket/lit': 7168,
  // Types alone.
  'heartbeat-socket/svelte': 0,
  'heartbeat-socket/solid': 0,
  'heartbeat-socket/preact': 0,
};

const sizes: Readonly<Record<string, number>> = await bundleSizes();

describe('minified and compressed with brotli', () => {
  for (const [name, limit] of Object.entries(limits)) {
    it(`${name} is at most ${limit} bytes`, () => {
      const size = sizes[name] ?? Number.NaN;
      console.log(`  ${name}: ${size} of ${limit} bytes`);
      assert(size <= limit, `${name} has ${size} bytes, and at most ${limit} are allowed`);
    });
  }

  it('every entry has a limit', () => {
    assert.deepEqual(Object.keys(sizes).sort(), Object.keys(limits).sort());
  });
});
