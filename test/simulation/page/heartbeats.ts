import type { HeartbeatData, HeartMessage, HeartReply } from '../../../src/core/options.ts';
import type { Frame } from '../network/server.ts';
import type { Surroundings } from '../plan.ts';
import type { Owed } from '../story/link-facts.ts';

const exact = 'yes';

const textOf = (data: unknown): string =>
  typeof data === 'string' ? data : `${new Uint8Array(data as ArrayBuffer)}`;

/** Whether `data` is a reply where nothing else is said: `pong`, or the probe's echo. */
export const isUsual = (data: unknown, probe: unknown): boolean =>
  data === 'pong' || (typeof data === typeof probe && textOf(data) === textOf(probe));

const answerTo = (probe: unknown) => `re:${textOf(probe)}`;

/** Whether `data` answers `probe`, as a page's own function says. */
export const isAnswer = (data: unknown, probe: unknown): boolean => data === answerTo(probe);

/** What heartbeats look like in a world, from all three sides. */
export class Heartbeats {
  readonly #format: Surroundings['reply'];
  readonly #probe: Surroundings['probe'];
  #count = 0;

  constructor({ probe, reply }: Surroundings) {
    this.#probe = probe;
    this.#format = reply;
  }

  /** The option `heartMessage`; `ask` is called where it is a function. */
  message(ask: (give: () => HeartbeatData) => HeartbeatData): HeartMessage {
    if (this.#probe === 'text') return 'beat';
    if (this.#probe === 'bytes') return new Uint8Array([1, 2, 3]);
    return () => ask(() => `beat ${this.#count++}`);
  }

  /** The option `heartReply`; `judge` is called where it is a function. */
  reply(judge: (data: unknown, probe: unknown) => boolean): HeartReply | undefined {
    if (this.#format === 'exact') return exact;
    return this.#format === 'function' ? judge : undefined;
  }

  /** What the server answers. */
  answer(probe: unknown): Frame {
    if (this.#format === 'pong') return 'pong';
    if (this.#format === 'exact') return exact;
    if (this.#format === 'function') return answerTo(probe);
    return typeof probe === 'string' ? probe : new Uint8Array(probe as ArrayBuffer);
  }

  /** The index of the owed probe that a frame answers, or −1; `judged` is what the page's function said. */
  replyTo(frame: unknown, owed: readonly Owed[], judged: number): number {
    if (this.#format === 'function') return judged;
    if (this.#format === 'exact') return frame === exact && owed.length ? 0 : -1;
    return owed.findIndex(({ data }) => isUsual(frame, data));
  }
}
