import type { ProtocolsSource, UrlSource } from '../../../src/core/address.ts';
import type { HeartbeatSocket } from '../../../src/core/heartbeat-socket.ts';
import { reportTypes } from '../../../src/core/reports.ts';
import type { FakePage } from '../../support/fake-page.ts';
import type { Action, Hook, Reaction } from '../actions.ts';
import type { SimulatedClock } from '../clock.ts';
import type { Core } from '../core.ts';
import type { Kind, Messages } from '../messages.ts';
import type { Network } from '../network/network.ts';
import type { Plan } from '../plan.ts';
import type { CallName, WorldRecord } from '../records.ts';
import type { Mail } from '../story/mail.ts';
import type { Story } from '../story/story.ts';
import { Callbacks } from './callbacks.ts';
import type { Heartbeats } from './heartbeats.ts';
import type { SimulatedSignal } from './signal.ts';

/** What the page's code works with. */
export interface Desk {
  readonly clock: SimulatedClock;
  readonly page: FakePage;
  readonly signal: SimulatedSignal;
  readonly story: Story;
  readonly mail: Mail;
  readonly messages: Messages;
  readonly heartbeats: Heartbeats;
  readonly network: Network;
  readonly tell: (record: WorldRecord) => void;
}

/** The page's own code: it makes the connection, calls it, and answers it. */
export class User {
  readonly face: HeartbeatSocket;
  readonly callbacks: Callbacks;

  readonly #core: Core;
  readonly #desk: Desk;
  readonly #plan: Plan;
  readonly #reactions = new Map<Hook, { by: Reaction; left: number }[]>();

  constructor(core: Core, plan: Plan, desk: Desk, random: () => number) {
    const { clock, story, heartbeats, signal, network } = desk;
    const { surroundings, settings } = plan;
    this.#core = core;
    this.#desk = desk;
    this.#plan = plan;
    this.callbacks = new Callbacks(story, clock, (place) => this.#react(place));
    const { callbacks } = this;
    this.face = new core.HeartbeatSocket(this.#url(0), this.#protocols(), {
      ...settings,
      heartMessage: heartbeats.message((give) => callbacks.heartMessage(give)),
      heartReply: heartbeats.reply((data, probe) => callbacks.heartReply(data, probe)),
      shouldReconnect: surroundings.asksBack ? () => callbacks.shouldReconnect() : undefined,
      manual: true,
      clock,
      random,
      signal: signal as unknown as AbortSignal,
      WebSocket: network.socketClass(() => callbacks.dial(this.#dialIsFirst)),
    });
    this.#listen();
  }

  /** Does one of the things that a page does; false where it is none of those. */
  act(action: Action): boolean {
    const { face } = this;
    switch (action.do) {
      case 'connect':
      case 'reconnect':
      case 'check':
        this.#call(action.do, () => face[action.do as 'connect']());
        return true;
      case 'close':
        this.#call('close', () => face.close(action.code));
        return true;
      case 'send':
        this.#send(action.kind, action.size);
        return true;
      case 'abort':
        this.#call('abort', () => this.#desk.signal.abort());
        return true;
      case 'store':
        this.#call('store', () => this.#core.connectionOf(face).suspend());
        return true;
      case 'configure':
        this.#configure(action.changes);
        return true;
      case 'move':
        this.#move(action.to);
        return true;
      case 'binaryType':
        this.#call('binaryType', () => {
          face.binaryType = action.to;
        });
        return true;
      case 'react': {
        const reactions = this.#reactions.get(action.on) ?? [];
        reactions.push({ by: action.by, left: action.times });
        this.#reactions.set(action.on, reactions);
        return true;
      }
    }
    return false;
  }

  /** Nothing calls back from now on. */
  rest(): void {
    this.#reactions.clear();
  }

  /** A page that was stored comes back, as `<heartbeat-socket>` does it. */
  restore(): void {
    if (this.face.state === 'waiting') this.#call('restore', () => this.face.connect());
  }

  get #dialIsFirst(): boolean {
    const { isRenewable } = this.#desk.story;
    return !isRenewable;
  }

  #listen(): void {
    const { story, mail } = this.#desk;
    for (const type of reportTypes) {
      this.face.addEventListener(type, (event) => {
        const wasWritable = story.isWritable;
        story.hear(event);
        mail.isOpening = type === 'open' && !wasWritable && story.isWritable;
        const reaction = this.#react(type);
        if (reaction === 'prevent') {
          event.preventDefault();
          if (story.state === 'waiting') story.prevented = story.wait;
        }
        mail.isOpening = false;
      });
    }
    this.face.tap((record) => {
      this.#desk.tell({ type: 'tapped', record });
      story.enter({ by: 'callback', name: 'tap' });
      const reaction = this.#react('tap');
      story.leave();
      if (reaction === 'throw') throw new Error('an observer throws');
    });
  }

  #react(place: Hook): Reaction | undefined {
    const reactions = this.#reactions.get(place);
    const [next] = reactions ?? [];
    if (!next) return undefined;
    if (!--next.left) reactions?.shift();
    const { by } = next;
    if (by === 'send') this.#send('text', 8);
    if (by === 'close' || by === 'connect' || by === 'reconnect' || by === 'check') {
      this.#call(by, () => this.face[by]());
    }
    return by;
  }

  #call(name: CallName, run: () => void): void {
    const { story } = this.#desk;
    story.enter({ by: 'call', name });
    run();
    story.leave();
  }

  #send(kind: Kind, size: number): void {
    const { story, mail, messages, clock } = this.#desk;
    const { message, data } = messages.make(kind, size, clock.now());
    const { face } = this;
    const before = mail.sending;
    const sending = {
      message,
      state: face.state,
      readyState: face.readyState,
      isWritable: story.isWritable,
      error: undefined as Error | undefined,
    };
    this.#call('send', () => {
      mail.sending = sending;
      try {
        face.send(data);
      } catch (error) {
        sending.error = error as Error;
      }
      mail.sending = sending;
    });
    mail.sending = before;
    messages.spoil(data);
  }

  #configure(changes: object): void {
    const { story } = this.#desk;
    // What is due by other times now may have been due long ago by those.
    this.#desk.clock.lateAt = story.now;
    if (story.link) story.link.wallLead = story.wallLead;
    this.#call('configure', () => {
      story.settings = { ...story.settings, ...changes };
      this.#core.connectionOf(this.face).configure(changes);
    });
  }

  /** The page gives another address, as a change of the element's `url` does. */
  #move(to: number | 'nowhere'): void {
    const { story } = this.#desk;
    const connection = this.#core.connectionOf(this.face);
    connection.source =
      to === 'nowhere' ? ['ftp://nowhere', []] : [this.#url(to), this.#protocols()];
    story.isUnusable = to === 'nowhere';
    if (to === 'nowhere') story.isRenewable = false;
    if (connection.isWanted && connection.state !== 'idle') {
      this.#call('move', () => connection.reconnect());
    }
  }

  #url(path: number): UrlSource {
    const { url } = this.#plan.surroundings;
    const { callbacks, story } = { callbacks: this.callbacks, story: this.#desk.story };
    story.isRenewable = url !== 'fixed' || this.#plan.surroundings.protocols === 'function';
    if (url !== 'fixed') return () => callbacks.url(url === 'promise');
    callbacks.expectedUrl = `ws://server.test/${path}`;
    return callbacks.expectedUrl;
  }

  #protocols(): ProtocolsSource {
    const { url, protocols } = this.#plan.surroundings;
    if (protocols === 'function') return () => this.callbacks.protocols(url === 'fixed');
    return protocols === 'fixed' ? ['chat', 'chat2'] : [];
  }
}
