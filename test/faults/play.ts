import { type Evidence, judge, type Verdict } from './judge/judge.ts';
import type { Row } from './row.ts';
import { CLOCKS_APART, pause, Stage } from './stage.ts';
import { watchThread } from './stalls.ts';
import { surroundings, type Theatre } from './theatre.ts';

const runnerStalls = watchThread(globalThis);

/** Plays a row, in a fresh page and on ports of its own, and judges what came of it. */
export async function play(row: Row, theatre: Theatre): Promise<Verdict> {
  const around = await surroundings(row, theatre);
  try {
    const context = await around.browser.createBrowserContext();
    try {
      const page = await context.newPage();
      await page.goto(`${around.pages}${row.path ?? ''}`, { waitUntil: 'domcontentloaded' });
      return judge(row, await perform(row, new Stage({ ...around, page, row })));
    } finally {
      await context.close().catch(() => {});
    }
  } finally {
    await around.end();
  }
}

async function perform(row: Row, stage: Stage): Promise<Evidence> {
  if (row.isFromTheStart) stage.markFault();
  const { pace } = await stage.begin();
  if (!row.isFromTheStart) {
    await stage.opened(1);
    await stage.seen(
      'traffic',
      ({ isTwinOpen, received, heartbeats }) =>
        isTwinOpen && (pace ? received > 2 : heartbeats > 0),
    );
    // What the page has seen by now is before the fault, by its clock too.
    await pause(2 * CLOCKS_APART);
    stage.markFault();
  }
  await row.act?.(stage);
  await ending(row, stage);
  await stage.settle();
  await stage.thinned(row.left);
  return {
    journal: await stage.journal(),
    facts: await stage.server.facts(),
    moments: { faultAt: stage.faultAt, backAt: stage.backAt, runnerStalls },
  };
}

/** Waits until a row has come to its end, as its `recovery` says. */
async function ending(row: Row, stage: Stage): Promise<void> {
  if (row.recovery === 'never gone' || row.recovery === 'wait, if gone') return;
  if (row.recovery === 'never') await stage.seen('closed', ({ state }) => state === 'closed');
  else await stage.opened(row.isFromTheStart ? 1 : 2);
}
