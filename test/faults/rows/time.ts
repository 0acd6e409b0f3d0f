import type { Row } from '../row.ts';
import { pause, type Stage } from '../stage.ts';

/** Time that goes other ways than a page expects, with a server that lives: no false alarm. */

const hour = 3_600_000;

/** Nothing is seen, and the link stays. */
const unharmed: Pick<Row, 'sees' | 'detection' | 'recovery' | 'left'> = {
  sees: '',
  detection: 'never',
  recovery: 'never gone',
  left: { open: 1 },
};

const beats = { heartTime: 500, heartTimeout: 2500 };

/** Three times what a probe has for its reply. */
const long = 3 * beats.heartTimeout;

const block = ({ page }: Stage, time: number) =>
  page.evaluate((time) => {
    const end = performance.now() + time;
    while (performance.now() < end);
  }, time);

/** Two more heartbeats: the link is alive and looked after. */
const beatsOn = async (stage: Stage) => {
  const { heartbeats: before } = await stage.progress();
  await stage.seen('two heartbeats', ({ heartbeats }) => heartbeats >= before + 2);
};

/** The page's wall clock is set by so many milliseconds. */
const jump = (name: string, face: Row['face'], by: number): Row => ({
  name,
  face,
  options: { ...beats, heartTimeout: 5000 },
  pace: 0,
  async act(stage) {
    await stage.page.evaluate((by) => {
      const { now } = Date;
      Date.now = () => now() + by;
    }, by);
    await beatsOn(stage);
  },
  ...unharmed,
});

export const time: readonly Row[] = [
  {
    name: 'main thread blocked for 3 · heart-timeout, messages coming',
    face: 'class',
    options: beats,
    act: async (stage) => {
      await block(stage, long);
      const { received: before } = await stage.progress();
      await stage.seen('messages', ({ received }) => received > before + 50);
    },
    ...unharmed,
  },
  {
    name: 'main thread blocked for 3 · heart-timeout, a probe under way',
    face: 'element',
    options: beats,
    pace: 0,
    act: async (stage) => {
      const { probes: before } = await stage.progress();
      // Blocked as soon as the probe has gone out, before its reply can be heard.
      await stage.page.evaluate(
        (time) =>
          new Promise<void>((resolve) => {
            const end = faults.subject.tap(({ type }) => {
              if (type !== 'probe') return;
              end();
              // By then its deadline is armed.
              queueMicrotask(() => {
                const until = performance.now() + time;
                while (performance.now() < until);
                resolve();
              });
            });
          }),
        long,
      );
      await stage.seen('a probe', ({ probes }) => probes > before);
      await beatsOn(stage);
    },
    ...unharmed,
  },
  {
    name: 'main thread blocked while the link dies',
    face: 'class',
    async act(stage) {
      const blocked = block(stage, 2000);
      await pause(500);
      await stage.both((server) => server.reset());
      await blocked;
    },
    sees: /^(error, )?close 1006 network, reconnecting 1, open 1$/,
    detection: 'bare',
    recovery: 'wait',
    left: { open: 1 },
  },
  jump('wall clock set forward by an hour', 'class', hour),
  jump('wall clock set back by an hour', 'element', -hour),
];
