import { beats, type Row, usualPace } from '../row.ts';

/** What no network does by itself: faults of the page's own making, by `heartbeat-socket/faults`. */

export const injected: readonly Row[] = [
  {
    name: 'injected: what the page sends is lost, and nothing comes',
    face: 'class',
    options: beats,
    pace: 0,
    async act(stage) {
      await stage.page.evaluate(() => {
        faults.inject({ outgoing: 'drop' });
        // It would lose the probes of the next link, too, which nothing keeps from opening.
        faults.subject.addEventListener('reconnecting', () => faults.mend(), { once: true });
      });
    },
    sees: 'close 1006 heart-timeout, reconnecting 1, open 1',
    detection: 'heartbeat',
    recovery: 'wait',
    left: { open: 1 },
  },
  {
    name: 'injected: replies to heartbeats are swallowed, messages are not',
    face: 'element',
    options: beats,
    async act(stage) {
      await stage.page.evaluate(() => {
        faults.swallowReplies();
        faults.subject.check();
      });
      await stage.seen('a probe', ({ probes }) => probes > 0);
      // More messages than come while a probe waits for its reply.
      const { received: before } = await stage.progress();
      const most = (2 * beats.heartTimeout) / usualPace;
      await stage.seen('many messages', ({ received }) => received > before + most);
    },
    sees: '',
    detection: 'never',
    recovery: 'never gone',
    left: { open: 1 },
  },
  {
    name: 'injected: cut, and every attempt refused',
    face: 'element',
    async act(stage) {
      await stage.page.evaluate(() => faults.inject({ attempt: 'refuse' }).cut());
      await stage.seen('a second wait', ({ retry }) => retry > 1);
      stage.markBack();
      await stage.page.evaluate(() => faults.mend());
    },
    sees: /^(error, )?close 1006 network, reconnecting 1, (error, close 1006 network, reconnecting \d, )+open \d$/,
    detection: 'never',
    recovery: 'wait',
    left: { open: 1 },
  },
];
