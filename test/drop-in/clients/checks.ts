import { assert } from 'chai';
import { until } from '../../support/waiting.ts';
import type { World } from '../rule.ts';

/** After a client's end: no link on the server, and of ours no live socket and no timer. */
export async function leavesNothing({ server, sockets, timers }: World): Promise<void> {
  await until(async () => (await server.facts()).links === 0, 'no link on the server');
  await until(() => sockets.every(({ state }) => state === 'closed'), 'all sockets closed');
  assert.equal(timers(), 0, 'timers');
}

/** There is one link on the server, and there has been this many. */
export async function hasOneLinkOf(count: number, { server }: World): Promise<void> {
  await until(async () => (await server.facts()).links === 1, 'one link on the server');
  assert.equal((await server.facts()).accepted, count, 'links accepted');
}

/** Probes have been answered on the newest socket, this many. */
export async function beats({ sockets }: World, count = 3): Promise<void> {
  let heard = 0;
  sockets.at(-1)?.addEventListener('heartbeat', () => {
    heard += 1;
  });
  await until(() => heard >= count, `${count} heartbeats`);
}
