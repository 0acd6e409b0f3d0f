import type { Message } from '../messages.ts';

/** A message that `send()` is being called with. */
interface Sending {
  readonly message: Message;
  /** What it was called in. */
  readonly state: string;
  readonly readyState: number;
  readonly isWritable: boolean;
  /** What it threw, if it did. */
  error: Error | undefined;
}

/** What has become of the page's messages. */
export class Mail {
  held: Message[] = [];
  /** What will come back in `unsent`, by the end or the call that it comes back from. */
  readonly returning: Message[][] = [];
  /** Bytes of messages that were discarded as natively, since the attempt began. */
  discarded = 0;
  sending: Sending | undefined;
  /** How many messages were held so far. */
  holdings = 0;
  /** Whether the listeners of `open` have the first word right now. */
  isOpening = false;

  get heldBytes(): number {
    return this.held.reduce((sum, { size }) => sum + size, 0);
  }

  /** What is held at `now` and is still worth sending, in bytes. */
  freshBytes(queueTime: number, now: number): number {
    const fresh = this.held.filter(({ time }) => !queueTime || now - time < queueTime);
    return fresh.reduce((sum, { size }) => sum + size, 0);
  }

  hold(message: Message): void {
    message.fate = 'held';
    this.holdings++;
    this.held.push(message);
  }

  /** Messages that will come back. */
  giveBack(messages: readonly Message[]): void {
    for (const message of messages) message.fate = 'unsent';
    if (messages.length) this.returning.push([...messages]);
  }
}
