import type { HeartbeatData } from '../../../src/core/options.ts';
import type { Reaction } from '../actions.ts';
import type { SimulatedClock } from '../clock.ts';
import type { CallbackName } from '../records.ts';
import type { Story } from '../story/story.ts';
import { isAnswer, isUsual } from './heartbeats.ts';

/** Takes the next thing to do in a place, does it if it is a call, and gives it back. */
export type React = (place: CallbackName) => Reaction | undefined;

const thrown = (name: string) => new Error(`${name} throws`);

/** What can't be used, whatever is asked for. */
const garbage = undefined as never;

/** The functions that the page gives to the connection. */
export class Callbacks {
  /** The address that the next socket must be made for. */
  expectedUrl = '';

  readonly #story: Story;
  readonly #clock: SimulatedClock;
  readonly #react: React;
  #asked = 0;

  constructor(story: Story, clock: SimulatedClock, react: React) {
    this.#story = story;
    this.#clock = clock;
    this.#react = react;
  }

  /** An address of its own for every time that it is asked. */
  url(isPromised: boolean): string | Promise<string> {
    this.#story.begin();
    return this.#within('url', (reaction) => {
      const url = `ws://server.test/?ask=${++this.#asked}`;
      this.expectedUrl = url;
      switch (reaction) {
        case 'throw':
          this.#story.isAskFailed = true;
          throw thrown('url');
        case 'reject':
          this.#story.isAskFailed = true;
          return Promise.reject(thrown('url'));
        case 'garbage':
          this.#story.isAskFailed = true;
          return 'ftp://nowhere';
        case 'never':
          return new Promise(() => {});
        case 'later':
          return new Promise((resolve) => {
            this.#clock.outside(300, () => this.#clock.happen(() => resolve(url)));
          });
      }
      return isPromised ? Promise.resolve(url) : url;
    });
  }

  protocols(isFirst: boolean): string[] | Promise<string[]> {
    if (isFirst) this.#story.begin();
    return this.#within('protocols', (reaction) => {
      if (reaction) this.#story.isAskFailed = true;
      if (reaction === 'throw') throw thrown('protocols');
      if (reaction === 'reject') return Promise.reject(thrown('protocols'));
      return ['chat'];
    });
  }

  heartMessage(give: () => HeartbeatData): HeartbeatData {
    return this.#within('heartMessage', (reaction) => {
      if (reaction === 'throw' || reaction === 'garbage') this.#story.faults++;
      if (reaction === 'throw') throw thrown('heartMessage');
      return reaction === 'garbage' ? garbage : give();
    });
  }

  heartReply(data: unknown, probe: unknown): boolean {
    return this.#within('heartReply', (reaction) => {
      const { replyCalls } = this.#story;
      const isBad = reaction === 'throw' || reaction === 'garbage';
      const isReply = isBad ? isUsual(data, probe) : isAnswer(data, probe);
      this.#story.replyCalls++;
      if (isReply && this.#story.replyAt < 0) this.#story.replyAt = replyCalls;
      if (isBad) this.#story.faults++;
      if (reaction === 'throw') throw thrown('heartReply');
      return isBad ? garbage : isReply;
    });
  }

  shouldReconnect(): boolean {
    return this.#within('shouldReconnect', (reaction) => {
      this.#story.isAllowed = reaction !== 'no';
      if (reaction === 'throw' || reaction === 'garbage') this.#story.faults++;
      if (reaction === 'throw') throw thrown('shouldReconnect');
      return reaction === 'garbage' ? garbage : reaction !== 'no';
    });
  }

  /** A socket is to be made; it may be that none can. */
  dial(isFirst: boolean): void {
    if (isFirst) this.#story.begin();
    this.#within('dial', (reaction) => {
      if (reaction !== 'throw') return;
      this.#story.isAskFailed = true;
      throw new DOMException('Not from a secure page.', 'SecurityError');
    });
  }

  #within<Answer>(name: CallbackName, answer: (reaction: Reaction | undefined) => Answer): Answer {
    this.#story.enter({ by: 'callback', name });
    try {
      return answer(this.#react(name));
    } finally {
      this.#story.leave();
    }
  }
}
