import { clients } from './clients/index.ts';
import { casesOf } from './rule.ts';
import type { ServerControl } from './servers/protocol-server.ts';
import { runRule } from './world.ts';

/** What the page lets Node call, and what Node lets the page call. */
export interface PageGlobals {
  /** Runs one case of a client; gives what went wrong. */
  runCase(client: keyof typeof clients, index: number): Promise<string | undefined>;
  command(name: keyof ServerControl, ...args: unknown[]): Promise<never>;
}

const globals = globalThis as unknown as PageGlobals;

const server = new Proxy({} as ServerControl, {
  get:
    (_, name: keyof ServerControl) =>
    (...args: unknown[]) =>
      globals.command(name, ...args),
});

globals.runCase = async (client, index) => {
  const found = casesOf(clients[client])[index];
  if (!found) throw new Error(`${client} has no case ${index}.`);
  try {
    await runRule(found.rule, found.mode, server, WebSocket);
    return undefined;
  } catch (error) {
    return error instanceof Error ? `${error.stack}` : String(error);
  }
};
