import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { Browser } from 'puppeteer-core';
import type { AppPage } from './apps.ts';
import type { Check } from './check.ts';
import { type CheckName, checks } from './checks.ts';
import type { Outcome } from './matrix.ts';
import { RoomPage } from './room-page.ts';

/** What becomes of a check on a page that is served at `address`. */
export async function play(
  browser: Browser,
  page: AppPage,
  name: CheckName,
  address: string,
): Promise<Outcome> {
  const check: Check = checks[name];
  const why = page.without[name];
  if (why) return { kind: 'without', why };
  if (check.isOfHydration && page.kind !== 'hydrated') {
    return { kind: 'without', why: 'Nothing is hydrated there.' };
  }
  const visits: RoomPage[] = [];
  try {
    await check.play({
      address,
      async visit(options) {
        const visit = await RoomPage.open(browser, address, options);
        visits.push(visit);
        return visit;
      },
    });
    for (const { problems } of visits) assert.deepEqual(problems, []);
    return { kind: 'right' };
  } catch (error) {
    return { kind: 'wrong', why: error instanceof Error ? error.message : inspect(error) };
  } finally {
    for (const visit of visits) await visit.end();
  }
}
