import type { SimulatedClock } from './simulated-clock.ts';
import { SimulatedSocket } from './simulated-socket.ts';

/** How wide a slot of the count of arrivals is, in milliseconds. */
const SLOT = 100;

/** The time of a connection's packets to the server, in milliseconds. */
const TRIP = { least: 5, greatest: 50 };

/** A server that takes everybody as long as it is up, and counts who knocks. */
export class SimulatedServer {
  isUp = true;
  /** Connections that came in since the drop, by slot. */
  readonly arrivals: number[] = [];
  #dropped = Infinity;
  readonly #clock: SimulatedClock;
  readonly #links = new Set<SimulatedSocket>();

  constructor(clock: SimulatedClock) {
    this.#clock = clock;
  }

  /** A connection comes in; it is answered at once, half a round trip later it is known. */
  connect(socket: SimulatedSocket): void {
    const since = this.#clock.now - this.#dropped;
    if (since >= 0) {
      const slot = Math.floor(since / SLOT);
      this.arrivals[slot] = (this.arrivals[slot] ?? 0) + 1;
    }
    if (!this.isUp) socket.end(1006);
    else {
      this.#links.add(socket);
      socket.open();
    }
  }

  /** Everybody is dropped, as when the process dies; `outage` milliseconds later it is back. */
  drop(outage: number): void {
    this.#dropped = this.#clock.now;
    this.isUp = false;
    for (const socket of this.#links) socket.end(1006);
    this.#links.clear();
    this.#clock.setTimeout(() => {
      this.isUp = true;
    }, outage);
  }

  /** The WebSocket class of its clients. */
  socketClass(random: () => number): typeof WebSocket {
    const clock = this.#clock;
    const connect = (socket: SimulatedSocket) => this.connect(socket);
    const leave = (socket: SimulatedSocket) => this.#links.delete(socket);
    return class extends SimulatedSocket {
      constructor() {
        const trip = TRIP.least + (TRIP.greatest - TRIP.least) * random();
        super({ clock, trip, connect, leave });
      }
    } as unknown as typeof WebSocket;
  }
}
