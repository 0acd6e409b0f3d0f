import { beats, type Row, usualPace } from '../row.ts';
import type { LinkServerOptions } from '../servers/controls.ts';
import { pause } from '../stage.ts';

/** Servers that come and go. */

const away = 1500;

/** Three links or more end like this, the retries are counted on, and a close by hand ends it. */
const growing = (end: string) =>
  new RegExp(
    `^open 0, ${end}, reconnecting 1, open 1, ${end}, reconnecting 2, open 2, ${end}, reconnecting 3` +
      `(, open \\d, ${end}, reconnecting \\d)*(, open \\d)?, close \\d+ client(, unsent closed)?$`,
  );

/** A server that ends every link as it opens: no fast loop, the waits grow. */
const endsAtOnce = (
  how: string,
  face: Row['face'],
  greeting: LinkServerOptions['greeting'],
  close: string,
): Row => ({
  name: `server that accepts and ${how} at once`,
  face,
  isFromTheStart: true,
  server: { greeting },
  // Held up by a busy machine, a link may last.
  options: { stableTime: 60_000 },
  async act(stage) {
    await stage.seen('three links', ({ retry }) => retry >= 3);
    await stage.page.evaluate(() => faults.subject.close());
  },
  sees: growing(close),
  detection: 'bare',
  recovery: 'never',
  left: { open: 0 },
});

export const restarts: readonly Row[] = [
  {
    name: 'server crashes under traffic, and is back after a while',
    face: 'class',
    async act(stage) {
      await stage.both((server) => server.crash());
      await pause(away);
      stage.markBack();
      await stage.both((server) => server.listen());
    },
    sees: /^close 1006 network, reconnecting 1(, error, close 1006 network, reconnecting \d)*, open \d$/,
    detection: 'bare',
    recovery: 'wait',
    left: { open: 1 },
  },
  {
    name: 'server restarts in good order under traffic',
    face: 'element',
    devServer: '?flood=50',
    async act(stage) {
      await stage.both((server) => server.stop());
      await pause(away);
      stage.markBack();
      await stage.both((server) => server.listen());
    },
    sees: /^close 1001 server, reconnecting 1(, error, close 1006 network, reconnecting \d)*, open \d$/,
    detection: 'bare',
    recovery: 'wait',
    left: { open: 1 },
  },
  {
    name: 'server that answers late, within heart-timeout',
    face: 'class',
    options: beats,
    devServer: '?delay=500',
    pace: 0,
    act: (stage) => stage.seen('three heartbeats', ({ heartbeats }) => heartbeats > 2),
    sees: '',
    detection: 'never',
    recovery: 'never gone',
    left: { open: 1 },
  },
  {
    name: 'server that never answers a probe and says nothing else',
    face: 'element',
    // Held up by a busy machine, a link may last.
    options: { heartTime: 300, heartTimeout: 400, stableTime: 60_000 },
    isFromTheStart: true,
    server: { isMute: true },
    pace: 0,
    async act(stage) {
      await stage.seen('three links', ({ retry }) => retry >= 3);
      await stage.page.evaluate(() => faults.subject.close());
    },
    sees: growing('error, close 1006 heart-timeout'),
    detection: 'heartbeat',
    recovery: 'never',
    left: { open: 0 },
  },
  {
    name: 'server that never answers a probe but talks',
    face: 'class',
    options: beats,
    server: { isMute: true },
    // More than come while a probe waits for its reply.
    act: (stage) =>
      stage.seen('messages', ({ received }) => received > (2 * beats.heartTimeout) / usualPace),
    sees: '',
    detection: 'never',
    recovery: 'never gone',
    left: { open: 1 },
  },
  endsAtOnce('says a word and closes', 'class', { close: 1000 }, 'close 1000 server'),
  endsAtOnce('ends by FIN', 'element', 'finish', 'close 1006 network'),
  endsAtOnce('resets', 'class', 'reset', 'close 1006 network'),
];
