import type { Row } from '../row.ts';
import { pause, type Stage } from '../stage.ts';

/** Rule 8: the heartbeat keeps its period in a hidden tab, where browsers slow chains of timers. */

/** Puts another tab before the page's. */
async function hide(stage: Stage): Promise<void> {
  const other = await stage.page.browserContext().newPage();
  await other.bringToFront();
  await stage.until('a hidden page', () =>
    stage.page.evaluate(() => document.visibilityState === 'hidden'),
  );
}

const hidden = (name: string, face: Row['face'], heartTime: number, time: number): Row => ({
  name,
  face,
  place: 'alone',
  pace: 0,
  options: { heartTime, heartTimeout: 10_000 },
  async act(stage) {
    await hide(stage);
    stage.markFault();
    await pause(time);
    stage.markBack();
  },
  sees: '',
  detection: 'never',
  recovery: 'never gone',
  left: { open: 1 },
  keepsPeriod: true,
});

/** Timers are slowed after five seconds here, in a page that has not finished loading by then. */
export const hiddenShortly: Row = {
  ...hidden(
    'hidden tab for 40 s, timers slowed to one a minute after 5 s',
    'element',
    5000,
    40_000,
  ),
  path: 'loading',
  throttlesEarly: true,
};

/** The same as people's browsers do it. */
export const hiddenLong: Row = {
  ...hidden('hidden tab for 10 minutes', 'class', 15_000, 600_000),
  throttlesEarly: false,
};
