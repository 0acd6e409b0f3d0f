import type { Client } from './client.ts';

/** A client as it is shown to tests and demos. */
export interface ClientFacts {
  /** Its identity; `undefined` for the nameless. */
  readonly name: string | undefined;
  /** Whether `?freeze` has made its link half-open. */
  readonly isFrozen: boolean;
}

/** All clients whose TCP connection stands, and who has which name. */
export class Clients {
  readonly #all = new Set<Client>();
  readonly #named = new Map<string, Client>();

  /** How many are open: neither closing nor frozen. */
  get openCount(): number {
    let count = 0;
    for (const client of this.#all) if (client.isOpen) count += 1;
    return count;
  }

  /** The open and the frozen ones, the oldest first. */
  get facts(): readonly ClientFacts[] {
    return [...this.#all]
      .filter((client) => client.isOpen || client.isFrozen)
      .map(({ name, isFrozen }) => ({ name, isFrozen }));
  }

  /** Takes a client in; an older one of the same name is closed with 4409 `replaced`. */
  add(client: Client): void {
    this.#all.add(client);
    void client.ended.then(() => this.#remove(client));
    if (client.name === undefined) return;
    this.#named.get(client.name)?.close(4409, 'replaced');
    this.#named.set(client.name, client);
  }

  /** Asks every client for a sign of life, and destroys those that gave none since the last time. */
  checkLife(): void {
    for (const client of this.#all) client.checkLife();
  }

  /** Tells every client a text and closes it; what is left after `patience` ms is destroyed. */
  async dismiss(msg: string, code: number, patience: number): Promise<void> {
    for (const client of this.#all) {
      if (client.isFrozen) client.destroy();
      client.tell(msg);
      client.close(code);
    }
    const timer = setTimeout(() => this.#destroyAll(), patience);
    await this.#allEnded();
    clearTimeout(timer);
  }

  /** Destroys every connection without a word. */
  async destroy(): Promise<void> {
    this.#destroyAll();
    await this.#allEnded();
  }

  #destroyAll(): void {
    for (const client of this.#all) client.destroy();
  }

  async #allEnded(): Promise<void> {
    await Promise.all([...this.#all].map((client) => client.ended));
  }

  #remove(client: Client): void {
    this.#all.delete(client);
    if (client.name !== undefined && this.#named.get(client.name) === client) {
      this.#named.delete(client.name);
    }
  }
}
