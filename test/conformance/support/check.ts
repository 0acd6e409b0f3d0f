import { assert } from 'chai';
import type { SocketClass } from './classes.ts';
import type { Expectation } from './expectation.ts';
import type { Places } from './places.ts';
import { Scene } from './scene.ts';

/** What the classes have shown, the platform's first. */
export type Seen = unknown[];

/** Holds one expectation against one class, and what it shows against what the platform's has shown. */
export async function check(
  expectation: Expectation,
  Socket: SocketClass,
  places: Places,
  seen: Seen,
): Promise<void> {
  const scene = new Scene(Socket, places);
  try {
    seen.push(await expectation.check(scene));
  } finally {
    await scene.end();
  }
  assert.deepEqual(seen.at(-1), seen[0], 'differs from WebSocket');
}
