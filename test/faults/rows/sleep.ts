import { signalAll, treeOf } from '../processes.ts';
import { beats, type Row } from '../row.ts';
import { pause, type Stage } from '../stage.ts';

/** A laptop that sleeps: the whole browser is stopped, and the server, too. */

/** Longer than any deadline of these rows. */
const night = 4000;

/** How much later than the browser the server wakes: what it owes has not arrived by then. */
const lag = 300;

const browserOf = ({ browser }: Stage): number[] => {
  const pid = browser.process()?.pid;
  return pid ? treeOf(pid) : [];
};

/** Stops processes for a night. */
async function sleep(pids: readonly number[]): Promise<void> {
  signalAll(pids, 'SIGSTOP');
  try {
    await pause(night);
  } finally {
    signalAll(pids, 'SIGCONT');
  }
}

export const sleeping: readonly Row[] = [
  {
    name: 'laptop sleep: browser and server stopped over a probe, and woken',
    face: 'element',
    place: 'apart',
    options: beats,
    pace: 0,
    async act(stage) {
      const house = [stage.housePid ?? 0];
      const before = await stage.progress();
      signalAll(house, 'SIGSTOP');
      try {
        await stage.seen('an owed reply', ({ probes, heartbeats }) => probes > heartbeats);
        await sleep(browserOf(stage));
        await pause(lag);
      } finally {
        signalAll(house, 'SIGCONT');
      }
      await stage.seen('heartbeats', ({ heartbeats }) => heartbeats > before.heartbeats + 2);
    },
    sees: '',
    detection: 'never',
    recovery: 'never gone',
    left: { open: 1 },
  },
  {
    name: 'laptop sleep while the server gives the link up',
    face: 'class',
    place: 'alone',
    async act(stage) {
      const night = sleep(browserOf(stage));
      await stage.both((server) => server.reset());
      await night;
    },
    sees: /^(error, )?close 1006 network, reconnecting 1, open 1$/,
    detection: 'bare',
    recovery: 'wait',
    left: { open: 1 },
  },
];
