/** The page of a row: one subject, its twin, and traffic; the runner calls what is in `faults`. */
import type { ConnectionOptions } from 'heartbeat-socket';
import { type FaultInjection, type Faults, injectFaults } from 'heartbeat-socket/faults';
import type { Journal, Progress } from '../journal.ts';
import { Recorder } from './record.ts';
import { type Address, type Face, makeSubject, type Subject, start } from './subject.ts';
import { Twin, type TwinOptions } from './twin.ts';

export interface PageOptions {
  readonly face: Face;
  readonly address: Address;
  readonly options: ConnectionOptions;
  readonly twin: TwinOptions;
  /** Milliseconds between two numbered messages; 0: none. */
  readonly pace: number;
}

export interface PageControls {
  begin(options: PageOptions): void;
  /** Sends one numbered message, padded to a length. */
  send(length?: number): void;
  /** The same, by the twin too. */
  sendBoth(length: number): void;
  /** Ends the traffic by one last message, and gives its number. */
  quiet(): number;
  endTwin(): void;
  /** Breaks the subject in the page, by the package's own faults. */
  inject(given: Faults): FaultInjection;
  swallowReplies(): void;
  /** Ends what was injected. */
  mend(): void;
  journal(): Journal;
  progress(): Progress;
  subject: Subject;
}

declare global {
  var faults: PageControls;
}

let recorder: Recorder;
let twin: Twin;
let injection: FaultInjection | undefined;
let number = 0;
let traffic: ReturnType<typeof setInterval>;

globalThis.faults = {
  subject: undefined as never,
  begin({ face, address, options, twin: twinOptions, pace }) {
    const subject = makeSubject(face, address, options);
    this.subject = subject;
    twin = new Twin(twinOptions);
    recorder = new Recorder(subject, twin);
    start(subject);
    if (pace) traffic = setInterval(() => this.send(), pace);
  },
  send(length = 0) {
    number += 1;
    this.subject.send(`c${number}`.padEnd(length));
    recorder.accept(number);
  },
  sendBoth(length) {
    this.send(length);
    twin.send('x'.repeat(length));
  },
  quiet() {
    clearInterval(traffic);
    this.send();
    return number;
  },
  inject(given) {
    injection = injectFaults(this.subject, given);
    return injection;
  },
  swallowReplies() {
    this.inject({ incoming: (frame) => frame.type === 'message' && frame.isReply && 'drop' });
  },
  mend: () => injection?.stop(),
  endTwin: () => twin.end(),
  journal: () => recorder.journal,
  progress: () => recorder.progress,
};
