import type { WebSocketClass } from '../../../src/core/link.ts';
import type { Chance } from '../chance.ts';
import type { SimulatedClock } from '../clock.ts';
import type { Surroundings } from '../plan.ts';
import { BrowserSocket, type SocketWatch } from './browser-socket.ts';
import type { Server } from './server.ts';
import { Wire } from './wire.ts';

/** Makes the sockets of a world, and knows those that are not over. */
export class Network {
  readonly #clock: SimulatedClock;
  readonly #chance: Chance;
  readonly #surroundings: Surroundings;
  readonly #server: Server;
  readonly #watch: SocketWatch;
  readonly #made: (socket: BrowserSocket) => void;
  #sockets: BrowserSocket[] = [];

  constructor(
    clock: SimulatedClock,
    chance: Chance,
    surroundings: Surroundings,
    server: Server,
    watch: SocketWatch,
    made: (socket: BrowserSocket) => void,
  ) {
    this.#clock = clock;
    this.#chance = chance;
    this.#surroundings = surroundings;
    this.#server = server;
    this.#watch = watch;
    this.#made = made;
  }

  get sockets(): readonly BrowserSocket[] {
    return this.#sockets;
  }

  /** The class that the connection makes its sockets with; `dial` is called first, and may throw. */
  socketClass(dial: () => void): WebSocketClass {
    return new Proxy(BrowserSocket, {
      construct: (_, [url, protocols]: [string, string | string[]]) => {
        dial();
        return this.#make(url, [protocols].flat());
      },
    }) as unknown as WebSocketClass;
  }

  #make(url: string, protocols: readonly string[]): BrowserSocket {
    const { speed, canTerminate } = this.#surroundings;
    const wire = new Wire(this.#clock, this.#chance, speed);
    const socket = new BrowserSocket(url, protocols, wire, this.#clock, this.#server, this.#watch);
    if (canTerminate) socket.terminate = () => socket.tearDown();
    this.#sockets = this.#sockets.filter(({ readyState, isHeard }) => readyState < 3 || isHeard);
    this.#sockets.push(socket);
    this.#made(socket);
    return socket;
  }
}
