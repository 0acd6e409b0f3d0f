import type { FakePage } from '../support/fake-page.ts';
import type { Action } from './actions.ts';
import type { SimulatedClock } from './clock.ts';
import type { Server } from './network/server.ts';
import type { Story } from './story/story.ts';

/** What happens to a page, its network and its server, and is nobody's call. */
export class Weather {
  readonly #clock: SimulatedClock;
  readonly #page: FakePage;
  readonly #server: Server;
  readonly #story: Story;

  constructor(clock: SimulatedClock, page: FakePage, server: Server, story: Story) {
    this.#clock = clock;
    this.#page = page;
    this.#server = server;
    this.#story = story;
  }

  act(action: Action): void {
    const { window, document, navigator } = this.#page;
    switch (action.do) {
      case 'online':
      case 'offline':
        navigator.onLine = action.do === 'online';
        this.#fire(window, action.do);
        break;
      case 'hide':
      case 'show':
        document.visibilityState = action.do === 'show' ? 'visible' : 'hidden';
        if (action.do === 'show') this.#clock.unthrottle();
        this.#fire(document, 'visibilitychange', action.do === 'show');
        break;
      case 'resume':
        this.#fire(document, 'resume');
        break;
      case 'pageshow':
        this.#fire(window, 'pageshow', false, { persisted: false });
        break;
      case 'restore':
        this.#fire(window, 'pageshow', true, { persisted: true });
        break;
      case 'throttle':
        if (action.to === 'none') this.#clock.unthrottle();
        this.#clock.throttle = action.to;
        break;
      case 'sleep':
        this.#moveWall(action.ms);
        for (const { wire } of this.#newest) {
          if (action.link === 'dead') wire.die(0);
        }
        if (action.link === 'cut') this.#cut(true);
        break;
      case 'set the clock':
        this.#moveWall(action.ms);
        break;
      default:
        this.#actOnNetwork(action);
    }
  }

  #actOnNetwork(action: Action): void {
    const server = this.#server;
    switch (action.do) {
      case 'welcome':
        server.welcome = action.as;
        break;
      case 'answer':
        server.manners = { ...server.manners, ...action.as };
        break;
      case 'say':
        for (let left = action.times; left; left--) {
          if (action.what === 'pong') server.push('pong');
          else server.pushNumbered(action.what);
        }
        break;
      case 'end':
        this.#end(action.code);
        break;
      case 'restart':
        server.awayUntil = this.#clock.now() + action.ms;
        this.#end(action.code);
        break;
      case 'cut':
        this.#cut(action.tellsError);
        break;
      case 'die':
        for (const { wire } of this.#newest) wire.die(action.room);
        break;
      case 'stall':
        for (const { wire } of this.#newest) wire.stop(action.ms);
        break;
    }
  }

  get #newest() {
    const { socket } = this.#story;
    return socket ? [socket] : [];
  }

  /** The server closes all its links; 1006 stands for no close frame at all. */
  #end(code: number): void {
    for (const link of this.#server.links) {
      if (code === 1006) link.wire.carry('down', () => link.cut(true));
      else this.#server.close(link, code);
    }
  }

  #cut(tellsError: boolean): void {
    for (const socket of this.#newest) {
      if (!socket.wire.isDead) socket.cut(tellsError);
    }
  }

  #moveWall(ms: number): void {
    this.#clock.moveWall(ms);
    this.#story.wallMoved(ms);
  }

  #fire(target: FakePage['window'], type: string, isHint = true, facts: object = {}): void {
    if (!isHint) {
      target.fire(type, facts);
      return;
    }
    const isOffline = type === 'offline';
    this.#story.enter({ by: 'page', event: isOffline ? 'offline' : 'hint' });
    target.fire(type, facts);
    this.#story.leave();
  }
}
