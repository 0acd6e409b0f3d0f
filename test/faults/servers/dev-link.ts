import { DevServer } from '../../../dev-server/index.ts';
import type { ServerControls, ServerFacts } from './controls.ts';

/** The development server, as a row's server; what it can't do to a link is not asked of it. */
export class DevLink implements ServerControls {
  readonly #received: { number: number; link: number }[] = [];
  readonly #query: string;
  readonly #server = new DevServer({
    // Longer than anything is held up: what takes part in a good order is not cut off.
    stopTimeout: 20_000,
    onMessage: ({ data }) => {
      const text = data.toString();
      // Which link it was is not told; all are taken for one.
      if (/^c\d/.test(text)) {
        this.#received.push({ number: Number.parseInt(text.slice(1), 10), link: 0 });
      }
    },
  });

  /** @param query What follows `/ws/` in the address, perhaps a name before it. */
  constructor(query: string) {
    this.#query = query;
  }

  get url(): string {
    return `${this.#server.address}${this.#query}`;
  }

  facts(): ServerFacts {
    const { connections, clients } = this.#server;
    const frozen = clients.filter(({ isFrozen }) => isFrozen).length;
    return { received: this.#received, requests: 0, open: connections, frozen };
  }

  begin = () => this.#server.start();
  listen = () => this.#server.start();
  stop = () => this.#server.stop();
  crash = () => this.#server.crash();
  end = () => this.#server.crash();
  reset = unable;
  finish = unable;
  freeze = unable;
  close = unable;
  write = unable;
}

function unable(): never {
  throw new Error('The development server does this only by its address.');
}
