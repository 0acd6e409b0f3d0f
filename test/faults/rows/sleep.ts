import { signalAll, treeOf } from '../processes.ts';
import type { Row } from '../row.ts';
import { pause, type Stage } from '../stage.ts';

/** A laptop that sleeps: the whole browser is stopped, and the server, too. */

/** Longer than any deadline of these rows. */
const night = 4000;

const beats = { heartTime: 500, heartTimeout: 1500 };

/** Stops the browser, and whatever else, and wakes them again. */
async function sleep(stage: Stage, others: readonly number[], meanwhile = () => {}): Promise<void> {
  const browser = stage.browser.process()?.pid;
  const pids = [...(browser ? treeOf(browser) : []), ...others];
  signalAll(pids, 'SIGSTOP');
  try {
    meanwhile();
    await pause(night);
  } finally {
    signalAll(pids, 'SIGCONT');
  }
}

const goesOn = async (stage: Stage) => {
  const { received: before } = await stage.progress();
  await stage.seen('messages', ({ received }) => received > before + 50);
};

const unharmed: Pick<Row, 'sees' | 'detection' | 'recovery' | 'left'> = {
  sees: '',
  detection: 'never',
  recovery: 'never gone',
  left: { open: 1 },
};

export const sleeping: readonly Row[] = [
  {
    name: 'laptop sleep: browser and server stopped, and woken',
    face: 'element',
    place: 'apart',
    options: beats,
    async act(stage) {
      await sleep(stage, [stage.housePid ?? 0]);
      await goesOn(stage);
    },
    ...unharmed,
  },
  {
    name: 'laptop sleep while the server gives the link up',
    face: 'class',
    place: 'alone',
    async act(stage) {
      await sleep(stage, [], () => void stage.both((server) => server.reset()));
    },
    sees: /^(error, )?close 1006 network, reconnecting 1, open 1$/,
    detection: 'bare',
    recovery: 'wait',
    left: { open: 1 },
  },
];
