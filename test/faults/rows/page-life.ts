import { beats, type Row } from '../row.ts';
import { pause, type Stage } from '../stage.ts';

/** What browsers do to pages: freezing, storing, and cutting them off. */

const freeze = async (stage: Stage, meanwhile: () => Promise<void>) => {
  const cdp = await stage.cdp();
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
  await meanwhile();
  await cdp.send('Page.setWebLifecycleState', { state: 'active' });
};

const goesOn = async (stage: Stage) => {
  const { received: before } = await stage.progress();
  await stage.seen('messages', ({ received }) => received > before + 20);
};

/** What browsers do to links then differs; what a bare WebSocket suffers is what ours may. */
const asTheBrowserHasIt: Pick<Row, 'sees' | 'detection' | 'recovery' | 'left'> = {
  sees: /^$|^(error, )?close 1006 (network|heart-timeout), reconnecting 1(, error, close 1006 network, reconnecting \d)*, open \d$/,
  detection: 'bare, if at all',
  recovery: 'wait, if gone',
  left: { open: 1 },
};

export const pageLife: readonly Row[] = [
  {
    name: 'offline and online again',
    face: 'class',
    options: beats,
    async act(stage) {
      await stage.page.setOfflineMode(true);
      await pause(1000);
      stage.markBack();
      await stage.page.setOfflineMode(false);
      await goesOn(stage);
    },
    ...asTheBrowserHasIt,
  },
  {
    name: 'server away and back while offline, and online again',
    face: 'element',
    // Without a hint it would be 10 s or more.
    options: { reconnectTime: 20_000, reconnectMaxTime: 20_000 },
    async act(stage) {
      await stage.both((server) => server.crash());
      await stage.seen('a wait', ({ retry }) => retry > 0);
      await stage.page.setOfflineMode(true);
      await stage.both((server) => server.listen());
      stage.markBack();
      await stage.page.setOfflineMode(false);
    },
    sees: /^(error, )?close 1006 network, reconnecting 1, open 1$/,
    detection: 'bare',
    recovery: 'hint',
    left: { open: 1 },
  },
  {
    name: 'page frozen and resumed',
    face: 'class',
    options: beats,
    async act(stage) {
      await freeze(stage, () => pause(3000));
      await goesOn(stage);
    },
    ...asTheBrowserHasIt,
  },
  {
    name: 'page frozen, and resumed after its link has died',
    face: 'element',
    async act(stage) {
      await freeze(stage, async () => {
        await stage.both((server) => server.reset());
        await pause(2000);
      });
    },
    sees: /^(error, )?close 1006 network, reconnecting 1, open 1$/,
    detection: 'bare',
    recovery: 'wait',
    left: { open: 1 },
  },
  {
    name: 'page stored in the back-forward cache and restored',
    face: 'element',
    place: 'alone',
    async act(stage) {
      const { page, pages } = stage;
      // A page with an open socket of the platform’s might not be stored at all.
      await page.evaluate(() => faults.endTwin());
      await page.goto(`${pages}elsewhere`);
      await stage.served('no link', ({ open }) => open === 0);
      await pause(500);
      await page.goBack();
    },
    sees: 'close 1006 page, open 1',
    detection: 'stored',
    recovery: 'restored',
    left: { open: 1 },
  },
];
