import type { ProtocolsSource, UrlSource } from '../../../src/core/address.ts';
import {
  HeartbeatSocket,
  type HeartbeatSocketOptions,
} from '../../../src/core/heartbeat-socket.ts';
import { type Reports, reportTypes } from '../../../src/core/reports.ts';
import { FakeClock, settle } from './fake-clock.ts';
import { FakeNetwork, type FakeSocket } from './fake-socket.ts';

export const address = 'ws://server.test/';

/** The facts that each event carries. */
const facts = {
  open: ['url', 'protocol', 'attempt'],
  message: ['data', 'origin'],
  error: ['error'],
  close: ['code', 'reason', 'wasClean', 'cause', 'willReconnect', 'unconfirmed'],
  heartbeat: ['latency'],
  reconnecting: ['attempt', 'delay', 'cause'],
  unsent: ['data', 'reason'],
  statechange: ['state', 'previous'],
} as const;

/** Options under which a socket behaves as the platform's. */
export const plain = { heartTime: 0, reconnectCount: 0, queueLimit: 0, connectTimeout: 0 };

/** Options under which waits are as long as they are said to be. */
export const steady = { reconnectTime: 1000, reconnectGrowth: 1, reconnectJitter: 0 };

export interface SetUpOptions extends HeartbeatSocketOptions {
  url?: UrlSource;
  protocols?: ProtocolsSource;
}

/** A socket, its clock, its network, and a record of its events; random numbers are 0 unless given. */
export class Scene {
  readonly clock = new FakeClock();
  readonly network = new FakeNetwork();
  readonly socket: HeartbeatSocket;
  readonly events: Event[] = [];

  constructor({ url = address, protocols = [], ...options }: SetUpOptions = {}) {
    const { clock, network } = this;
    this.socket = new HeartbeatSocket(url, protocols, {
      clock,
      random: () => 0,
      WebSocket: network.WebSocket,
      ...options,
    });
    for (const type of reportTypes) {
      this.socket.addEventListener(type, (event) => this.events.push(event));
    }
  }

  /** The running or last link. */
  get link(): FakeSocket {
    return this.network.last;
  }

  get links(): number {
    return this.network.sockets.length;
  }

  /** The facts of the events of one type, in order. */
  told<Type extends keyof Reports>(type: Type): Reports[Type][] {
    return this.events
      .filter((event) => event.type === type)
      .map((event) => {
        const entries = facts[type].map((name) => [name, event[name as keyof Event]]);
        return Object.fromEntries(entries) as Reports[Type];
      });
  }

  /** The types of the events, in order. */
  get types(): string[] {
    return this.events.map(({ type }) => type);
  }

  /** What the errors said. */
  get errors(): string[] {
    return this.told('error').map(({ error }) => error.message);
  }

  /** The data of the messages. */
  get messages(): unknown[] {
    return this.told('message').map(({ data }) => data);
  }

  forget(): void {
    this.events.length = 0;
  }

  async open(protocol?: string): Promise<void> {
    this.link.open(protocol);
    await settle();
  }

  async receive(data: string | Uint8Array): Promise<void> {
    this.link.message(data);
    await settle();
  }

  async end(...end: Parameters<FakeSocket['end']>): Promise<void> {
    this.link.end(...end);
    await settle();
  }

  advance(ms: number): Promise<void> {
    return this.clock.advance(ms);
  }
}

/** A scene whose first attempt is under way, for what happens before a link opens. */
export async function connecting(options?: SetUpOptions): Promise<Scene> {
  const scene = new Scene(options);
  await settle();
  return scene;
}

/** A scene with an open link; what was told of its opening is forgotten. */
export async function opened(options?: SetUpOptions): Promise<Scene> {
  const scene = await connecting(options);
  await scene.open();
  scene.forget();
  return scene;
}

/** A scene whose first link was lost, and that waits for the next attempt. */
export async function waiting(options?: SetUpOptions): Promise<Scene> {
  const scene = await opened(options);
  await scene.end();
  scene.forget();
  return scene;
}

export { settle };
