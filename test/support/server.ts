import { executeServerCommand } from '@web/test-runner-commands';

/** What a test may set; see `DevServerOptions` in `dev-server/`. */
export interface ServerOptions {
  /** Default: any free port. */
  readonly port?: number;
  /** Milliseconds between two protocol pings; 0 sends none. */
  readonly pingInterval?: number;
  /** Milliseconds that `stop()` waits for clients to answer its close frame. */
  readonly stopTimeout?: number;
}

/** What a server knows at a moment. */
export interface ServerFacts {
  /** How many clients are open; those closing and those frozen do not count. */
  readonly connections: number;
  /** The open and the frozen clients, the oldest first. */
  readonly clients: readonly { readonly name?: string; readonly isFrozen: boolean }[];
  /** Every message that arrived, heartbeats too, in order; bytes as `binary:` and their hex. */
  readonly messages: readonly string[];
}

/** A development server of this test file alone; it is ended with the file. */
export interface TestServer {
  readonly port: number;
  /** `ws://127.0.0.1:PORT/ws/` */
  readonly url: string;
  /** Listens again after `stop()` or `crash()`, on the same port. */
  start(): Promise<void>;
  /** Says goodbye to every client (1001) and stops listening. */
  stop(): Promise<void>;
  /** Destroys every TCP connection without a word and stops listening. */
  crash(): Promise<void>;
  facts(): Promise<ServerFacts>;
}

/** Starts a development server on a port of its own, from inside a page of the test runner. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const { port } = await executeServerCommand<{ port: number }, ServerOptions>(
    'dev-server:start',
    options,
  );
  return {
    port,
    url: `ws://127.0.0.1:${port}/ws/`,
    start: async () => void (await executeServerCommand('dev-server:start', { port })),
    stop: async () => void (await executeServerCommand('dev-server:stop', { port })),
    crash: async () => void (await executeServerCommand('dev-server:crash', { port })),
    facts: () => executeServerCommand<ServerFacts, { port: number }>('dev-server:facts', { port }),
  };
}

/** The address of the development server on the page's own port. */
export function ownServerUrl(): string {
  return new URL('/ws/', location.href).href.replace(/^http/, 'ws');
}
