import { constructorArguments } from '../subjects/arguments.ts';
import { binaryType } from '../subjects/binary-type.ts';
import { bufferedAmount } from '../subjects/buffered-amount.ts';
import { closeArguments } from '../subjects/close-arguments.ts';
import { closing } from '../subjects/closing.ts';
import { ends } from '../subjects/ends.ts';
import { eventLoop } from '../subjects/event-loop.ts';
import { events } from '../subjects/events.ts';
import { webSocketInterface } from '../subjects/interface.ts';
import { manyMessages } from '../subjects/many-messages.ts';
import { opening } from '../subjects/opening.ts';
import { protocols } from '../subjects/protocols.ts';
import { sending } from '../subjects/sending.ts';
import { sendingBytes } from '../subjects/sending-bytes.ts';
import { sendingInEachState } from '../subjects/sending-in-each-state.ts';
import { url } from '../subjects/url.ts';
import type { ClassName } from './classes.ts';
import type { Subject } from './expectation.ts';
import type { Places } from './places.ts';

/** The subjects that are held in workers, too. */
export const subjects = {
  webSocketInterface,
  url,
  constructorArguments,
  protocols,
  opening,
  closing,
  ends,
  closeArguments,
  sending,
  sendingBytes,
  sendingInEachState,
  bufferedAmount,
  binaryType,
  events,
  eventLoop,
  manyMessages,
} as const satisfies Record<string, Subject>;

export type SubjectName = keyof typeof subjects;

/** What a page tells a worker: where servers are, and then which expectation to check. */
export type Order =
  | { readonly places: Places }
  | { readonly subject: SubjectName; readonly at: number; readonly className: ClassName };

/** What the worker answers. */
export interface Outcome {
  readonly failure?: string;
}
