import type { HeartbeatSocket } from '../../src/core/heartbeat-socket.ts';
import { FakePage } from '../support/fake-page.ts';
import { type Action, describe } from './actions.ts';
import { Chance, seedOf } from './chance.ts';
import { SimulatedClock } from './clock.ts';
import type { Core } from './core.ts';
import { rules } from './invariants/index.ts';
import type { World } from './invariants/rule.ts';
import { Messages } from './messages.ts';
import type { BrowserSocket, SocketEvent } from './network/browser-socket.ts';
import { Network } from './network/network.ts';
import { Server } from './network/server.ts';
import { Heartbeats } from './page/heartbeats.ts';
import { SimulatedSignal } from './page/signal.ts';
import { User } from './page/user.ts';
import type { Plan } from './plan.ts';
import type { RecordType, WorldRecord } from './records.ts';
import { Mail } from './story/mail.ts';
import { Story } from './story/story.ts';
import { Weather } from './weather.ts';

/** A rule that did not hold. */
export interface Violation {
  readonly rule: string;
  readonly what: string;
}

/** What became of a world. */
export interface Outcome {
  readonly steps: number;
  readonly violation: Violation | undefined;
}

/** Sees what happens in a world, as it happens. */
export type Trace = (time: number, record: WorldRecord | { type: 'action'; text: string }) => void;

/** So many steps are taken in one wait at most, and in the last one. */
const mostInWait = 60;
const mostAtEnd = 5000;
/** After so many steps at one time, time has stopped. */
const mostAtOnce = 5000;

/** What a process tells of errors that nobody caught. */
const uncaught = ['uncaughtException', 'unhandledRejection'];

/** Lets promises settle: a task of its own, after all that are to come before it. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** One world: a page, a network and a server, and the connection between them. */
export class Life implements World {
  readonly clock: SimulatedClock;
  readonly page = new FakePage();
  readonly signal = new SimulatedSignal();
  readonly mail = new Mail();
  readonly messages = new Messages();
  readonly story: Story;
  readonly face: HeartbeatSocket;

  readonly #plan: Plan;
  readonly #trace: Trace | undefined;
  readonly #network: Network;
  readonly #weather: Weather;
  readonly #user: User;
  readonly #handlers: { [Type in RecordType]?: ((record: never) => void)[] } = {};
  readonly #continuing: (() => void)[] = [];
  #violation: Violation | undefined;
  #steps = 0;
  #lastTime = 0;
  #atOnce = 0;
  #told = 0;

  constructor(core: Core, plan: Plan, trace?: Trace) {
    const { surroundings, settings } = plan;
    const chance = new Chance(seedOf(plan.seed, 1));
    const luck = new Chance(seedOf(plan.seed, 2));
    const heartbeats = new Heartbeats(surroundings);
    const { lag, rounding } = surroundings;
    this.#plan = plan;
    this.#trace = trace;
    const tell = (record: WorldRecord) => this.#tell(record);
    this.clock = new SimulatedClock(
      rounding,
      () => (lag ? chance.between(0, lag) : 0),
      (run) => this.story.runTimer(run),
    );
    this.story = new Story(
      this.clock,
      this.page,
      settings as never,
      () => this.#user?.face ?? { state: 'idle' },
      tell,
      (frame, owed) => heartbeats.replyTo(frame, owed, this.story.replyAt),
    );
    const server = new Server(this.clock, {
      find: (data) => this.messages.find(data),
      reply: (probe) => heartbeats.answer(probe),
      arrived: (message) => tell({ type: 'arrived', message }),
    });
    this.#network = new Network(this.clock, chance, surroundings, server, this, (socket) =>
      this.story.dialled(socket),
    );
    this.#weather = new Weather(this.clock, this.page, server, this.story);
    const { clock, page, signal, story, mail, messages } = this;
    this.#user = new User(
      core,
      plan,
      { clock, page, signal, story, mail, messages, heartbeats, network: this.#network, tell },
      () => {
        const random = luck.isTrue(0.05) ? luck.pick([0, 0.999999]) : luck.next();
        this.story.draws.push(random);
        return random;
      },
    );
    this.face = this.#user.face;
    for (const { name, watch } of rules) {
      const handlers = watch(this, (what) => this.complain(name, what));
      for (const [type, handler] of Object.entries(handlers)) {
        const others = this.#handlers[type as RecordType] ?? [];
        this.#handlers[type as RecordType] = [...others, handler as never];
      }
    }
  }

  get sockets(): readonly BrowserSocket[] {
    return this.#network.sockets;
  }

  get mayOutboxWait(): boolean {
    /** After so many events without a task of the connection's own, it takes a timer for the rest. */
    const most = 95;
    return this.#told >= most && this.clock.isTimerDue;
  }

  get expectedUrl(): string {
    return this.#user.callbacks.expectedUrl;
  }

  /** The first rule that does not hold ends the world. */
  complain(rule: string, what: string): void {
    this.#violation ??= { rule, what };
  }

  /** Lives through the plan, and then through the end of all. */
  async live(): Promise<Outcome> {
    const leave = this.page.enter();
    const { error, warn } = console;
    // What callbacks throw on purpose is told there.
    Object.assign(console, { error() {}, warn() {} });
    for (const event of uncaught) process.on(event, this.#fault);
    try {
      for (const action of this.#plan.actions) await this.#act(action);
      this.#user.rest();
      await this.#act({ do: 'close' });
      await this.#wait(70_000, mostAtEnd);
      if (!this.#violation) this.#checkEnd();
      return { steps: this.#steps, violation: this.#violation };
    } finally {
      for (const event of uncaught) process.off(event, this.#fault);
      Object.assign(console, { error, warn });
      leave();
    }
  }

  // What sockets tell

  wrote(socket: BrowserSocket, data: unknown, before: number): void {
    this.story.wrote(socket, data, this.messages.find(data), before);
  }

  fell(socket: BrowserSocket, bytes: number): void {
    const { openLink } = this.story;
    if (openLink?.socket === socket) openLink.fell(bytes, this.clock.now());
  }

  hand(socket: BrowserSocket, event: SocketEvent, call: () => void, facts: object): void {
    // What was let go still has a handler for errors, as sockets of ws must.
    const isLetGo = event === 'error' && !socket.isHeard;
    if (!isLetGo) this.story.enterSocket({ by: 'socket', socket, event }, facts);
    call();
    if (!isLetGo) this.story.leave();
  }

  continue(run: () => void): void {
    this.#continuing.push(run);
  }

  async #act(action: Action): Promise<void> {
    if (this.#violation) return;
    this.#trace?.(this.clock.now(), { type: 'action', text: describe(action) });
    if (action.do === 'wait') return this.#wait(action.ms);
    if (action.do === 'block') return this.#block(action.ms, action.timersFirst);
    await this.#step(() => {
      this.clock.unchain();
      if (!this.#user.act(action)) this.#weather.act(action);
      if (action.do === 'restore') this.#user.restore();
    });
  }

  async #wait(ms: number, most = mostInWait): Promise<void> {
    const end = this.clock.now() + ms;
    let count = 0;
    let isOver = false;
    while (!isOver && !this.#violation && count++ < most) {
      await this.#step(() => {
        isOver = !this.clock.runNext(end);
      });
    }
  }

  /** Nothing of the page's runs, and the world goes on. */
  async #block(ms: number, timersFirst: boolean): Promise<void> {
    const end = this.clock.now() + ms;
    while (this.clock.runNext(end, true)) this.#steps++;
    this.clock.catchUp(timersFirst);
  }

  /** One action or one task, with all that follows from it before the next. */
  async #step(run: () => void): Promise<void> {
    this.#steps++;
    this.story.draws.length = 0;
    this.#run(run);
    await turn();
    for (let next = this.#continuing.shift(); next; next = this.#continuing.shift()) {
      this.#run(next);
      await turn();
    }
    this.story.notice();
    this.#tell({ type: 'step' });
    const now = this.clock.now();
    this.#atOnce = now === this.#lastTime ? this.#atOnce + 1 : 0;
    this.#lastTime = now;
    if (this.#atOnce > mostAtOnce) this.complain('Time goes on', `${this.#atOnce} steps at once`);
  }

  #run(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#fault(error);
    }
  }

  readonly #fault = (error: unknown): void => {
    this.complain('Nothing is thrown where nobody can catch it', String(error));
  };

  #tell(record: WorldRecord): void {
    if (record.type === 'event') this.#told++;
    this.#trace?.(this.clock.now(), record);
    for (const handler of this.#handlers[record.type] ?? []) handler(record as never);
  }

  #checkEnd(): void {
    const { state } = this.story;
    if (state !== 'closed') this.complain('close() is the end', `it is ${state} at the end`);
    const open = this.sockets.filter(({ readyState }) => readyState < 3).length;
    if (open) this.complain('close() is the end', `${open} sockets are left`);
    const lost = this.messages.all.filter(({ fate }) => fate === 'held' || fate === 'new');
    if (lost.length) this.complain('close() is the end', `${lost.length} messages are lost`);
  }
}
