import type { Row } from '../row.ts';

/** Frames that RFC 6455 forbids, or that are too large. */

/** The server puts these bytes, as hex, on the wire. */
const writes = (name: string, face: Row['face'], bytes: string): Row => ({
  name,
  face,
  act: (stage) => stage.both((server) => server.write(bytes)),
  sees: /^(error, )?close 1006 network, reconnecting 1, open 1$/,
  detection: 'bare',
  recovery: 'wait',
  left: { open: 1 },
});

export const frames: readonly Row[] = [
  writes('invalid frame: reserved bits and opcode', 'class', 'ff00'),
  writes('invalid frame: text that is no UTF-8', 'element', '8102c328'),
  writes('invalid frame: masked by the server', 'class', '81810000000041'),
  writes('a frame that says it is 2^63 − 1 bytes long', 'element', '827f7fffffffffffffff'),
  {
    name: 'a message larger than the server takes',
    face: 'class',
    server: { maxPayload: 65_536 },
    act: ({ page }) => page.evaluate(() => faults.sendBoth(70_000)),
    sees: 'close 1009 server, reconnecting 1, open 1',
    detection: 'bare',
    recovery: 'wait',
    left: { open: 1 },
  },
];
