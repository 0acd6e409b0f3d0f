import type { HeartbeatSocket } from '../../../src/core/heartbeat-socket.ts';
import type { FakePage } from '../../support/fake-page.ts';
import type { SimulatedClock } from '../clock.ts';
import type { Messages } from '../messages.ts';
import type { BrowserSocket } from '../network/browser-socket.ts';
import type { SimulatedSignal } from '../page/signal.ts';
import type { RecordOf, RecordType } from '../records.ts';
import type { Mail } from '../story/mail.ts';
import type { Story } from '../story/story.ts';

/** What invariants may look at. */
export interface World {
  readonly clock: SimulatedClock;
  readonly page: FakePage;
  readonly signal: SimulatedSignal;
  readonly story: Story;
  readonly mail: Mail;
  readonly messages: Messages;
  /** The connection as its page sees it. */
  readonly face: HeartbeatSocket;
  /** All sockets that are not over yet, and the newest; in the order they were made. */
  readonly sockets: readonly BrowserSocket[];
  /** The address that the next socket must be made for. */
  readonly expectedUrl: string;
  /** Whether events may wait for a timer, as many were told in a row. */
  readonly mayOutboxWait: boolean;
}

export type Handlers = {
  readonly [Type in RecordType]?: (record: RecordOf<Type>) => void;
};

/** Something that must hold whatever happens. */
export interface Rule {
  /** The rule, as a sentence, with its number in the design. */
  readonly name: string;
  /** What to look at, and when; what is wrong goes to `complain`. */
  watch(world: World, complain: (what: string) => void): Handlers;
}

/** How far whole milliseconds may be from the time that was meant. */
export const slack = 2;
