import type { Row } from './row.ts';
import { closeCodes } from './rows/close-codes.ts';
import { frames } from './rows/frames.ts';
import { handshake } from './rows/handshake.ts';
import { hiddenLong, hiddenShortly } from './rows/hidden.ts';
import { injected } from './rows/injected.ts';
import { names } from './rows/names.ts';
import { network } from './rows/network.ts';
import { pageLife } from './rows/page-life.ts';
import { restarts } from './rows/restarts.ts';
import { sleeping } from './rows/sleep.ts';
import { time } from './rows/time.ts';
import { wire } from './rows/wire.ts';

/** The matrix. */
export const rows: readonly Row[] = [
  hiddenShortly,
  ...network,
  ...handshake,
  ...frames,
  ...closeCodes,
  ...restarts,
  ...names,
  ...pageLife,
  ...time,
  ...sleeping,
  ...wire,
  ...injected,
];

/** Faults that no row shows, and why. */
export const notDone: readonly { readonly name: string; readonly why: string }[] = [
  {
    name: 'tab discarded',
    why: 'its page is gone, with the socket and all that could be judged; shown again, it is loaded anew',
  },
  {
    name: 'machine suspended, its clocks too',
    why: 'no process can stop the monotonic clock of others; both sides stopped and the jump of the wall clock are rows',
  },
];

/** Rows that take minutes. */
export const slowRows: readonly Row[] = [hiddenLong];
