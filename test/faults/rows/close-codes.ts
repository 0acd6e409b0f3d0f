import type { Row } from '../row.ts';
import { pause } from '../stage.ts';

/** Close frames of every class of codes (RFC 6455, section 7.4), and what each means for coming back. */

const faces = ['class', 'element'] as const;
const faceOf = (code: number) => faces[code % 2] as Row['face'];

/** It comes back after the usual wait. */
const retried = (code: number, what: string): Row => ({
  name: `close code ${code}: ${what}`,
  face: faceOf(code),
  act: (stage) => stage.both((server) => server.close(code)),
  sees: `close ${code} server, reconnecting 1, open 1`,
  detection: 'bare',
  recovery: 'wait',
  left: { open: 1 },
});

/** It stays closed. */
const fatal = (code: number, what: string): Row => ({
  ...retried(code, what),
  sees: new RegExp(`^close ${code} server(, unsent closed)?$`),
  recovery: 'never',
  left: { open: 0 },
});

/** It leaves the server alone for 5 s or more, whatever else asks for a try. */
const patient = (code: number, what: string): Row => ({
  ...retried(code, what),
  async act(stage) {
    await stage.both((server) => server.close(code));
    await stage.seen('a wait', ({ state }) => state === 'waiting');
    await stage.page.evaluate(() => faults.subject.check());
    // A try by hint would come within a second.
    await pause(1500);
    await stage.page.evaluate(() => faults.subject.close());
  },
  sees: `close ${code} server, reconnecting 1, close 1006 client, unsent closed`,
  recovery: 'never',
  left: { open: 0 },
});

export const closeCodes: readonly Row[] = [
  retried(1000, 'a normal end, which proxies send too'),
  retried(1001, 'going away'),
  retried(1005, 'a close frame without a code'),
  retried(1011, 'the server failed'),
  retried(1014, 'a bad gateway'),
  retried(3000, 'a library’s own'),
  retried(4000, 'an application’s own'),
  retried(4408, 'a timeout'),
  retried(4500, 'an application’s failure'),
  fatal(1002, 'we broke the protocol'),
  fatal(1003, 'data of a kind it does not take'),
  fatal(1007, 'data that is not what it says'),
  fatal(1008, 'against its policy'),
  fatal(1010, 'an extension is missing'),
  fatal(4400, 'a bad request'),
  fatal(4401, 'not authorised, with an address that stays'),
  fatal(4409, 'replaced'),
  fatal(4499, 'the last of those that mean our fault'),
  patient(1012, 'the service restarts'),
  patient(1013, 'try again later'),
  patient(4429, 'too many requests'),
  {
    name: 'close code 4401: tried once more where the address is asked anew',
    face: 'element',
    address: (url) => [url],
    // Or the second would be tried once more, too.
    options: { stableTime: 60_000 },
    async act(stage) {
      await stage.both((server) => server.close(4401));
      await stage.opened(2);
      await stage.both((server) => server.close(4401));
    },
    sees: /^close 4401 server, reconnecting 1, open 1, close 4401 server(, unsent closed)?$/,
    detection: 'bare',
    recovery: 'never',
    left: { open: 0 },
  },
];
