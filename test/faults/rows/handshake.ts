import type { Row } from '../row.ts';
import type { Admission } from '../servers/controls.ts';
import { pause, type Stage } from '../stage.ts';

/** Attempts that fail, and the link that comes once they no longer do. */

const failed = 'error, close 1006 network, reconnecting';
const comesThird = `${failed} 1, ${failed} 2, open 2`;

/** Two upgrades end like this, the third opens. */
const fails = (name: string, face: Row['face'], admission: Admission): Row => ({
  name,
  face,
  isFromTheStart: true,
  server: { plan: [admission, admission, 'open'] },
  sees: comesThird,
  detection: 'bare',
  recovery: 'wait',
  left: { open: 1 },
});

/** No attempt can work: after the third it is told to stop. */
const neverWorks: Pick<Row, 'isFromTheStart' | 'act' | 'sees' | 'detection' | 'recovery' | 'left'> =
  {
    isFromTheStart: true,
    async act(stage) {
      await stage.seen('three failures', ({ retry }) => retry >= 3);
      await giveUp(stage);
    },
    sees: /^(error, close 1006 network, reconnecting \d, ){3,}(error, )?close 1006 client, unsent closed$/,
    detection: 'bare',
    recovery: 'never',
    left: { open: 0 },
  };

const giveUp = ({ page }: Stage) => page.evaluate(() => faults.subject.close());

export const handshake: readonly Row[] = [
  {
    name: 'connection refused, until somebody listens',
    face: 'element',
    isFromTheStart: true,
    server: { isLate: true },
    async act(stage) {
      await pause(1200);
      stage.markBack();
      await stage.both((server) => server.listen());
    },
    sees: /^(error, close 1006 network, reconnecting \d, )+open \d$/,
    detection: 'bare',
    recovery: 'wait',
    left: { open: 1 },
  },
  {
    name: 'handshake that hangs',
    face: 'class',
    isFromTheStart: true,
    options: { connectTimeout: 4000 },
    server: { plan: ['hang', 'open'] },
    sees: 'error, close 1006 connect-timeout, reconnecting 1, open 1',
    detection: 'connect-timeout',
    recovery: 'wait',
    left: { open: 1 },
  },
  {
    name: 'handshake that is slow, within connect-timeout',
    face: 'element',
    isFromTheStart: true,
    options: { connectTimeout: 4000 },
    server: { plan: [{ after: 1500 }] },
    act: (stage) => stage.opened(1),
    sees: 'open 0',
    detection: 'never',
    recovery: 'never gone',
    left: { open: 1 },
  },
  fails('HTTP 401', 'class', { status: 401 }),
  fails('HTTP 403', 'element', { status: 403 }),
  fails('HTTP 404', 'class', { status: 404 }),
  fails('HTTP 503', 'element', { status: 503 }),
  fails('HTTP 101 with a wrong key', 'class', 'wrong-key'),
  fails('TCP reset instead of an answer', 'element', 'reset'),
  fails('FIN instead of an answer', 'class', 'finish'),
  {
    name: 'TLS with a certificate that nobody vouches for',
    face: 'class',
    server: { isSelfSigned: true },
    ...neverWorks,
  },
  {
    name: 'TLS asked of a server that knows none',
    face: 'element',
    address: toTls,
    twinAddress: toTls,
    ...neverWorks,
  },
];

function toTls(url: string): string {
  return url.replace('ws:', 'wss:');
}
