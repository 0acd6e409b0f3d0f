import { executeServerCommand } from '@web/test-runner-commands';
import { startServer } from '../../support/server.ts';

/** Where there is something to connect to. */
export interface Places {
  /** The development server, which echoes: `ws://127.0.0.1:PORT/ws/`. */
  readonly echo: string;
  /** The server that does what the address says, without a scheme: `//127.0.0.1:PORT/`. */
  readonly scripted: string;
  /** Nobody listens there. */
  readonly refused: string;
}

/** Starts the servers of a page. Only the page itself can; it tells its workers and frames. */
export async function openPlaces(): Promise<Places> {
  const [echo, { port, closedPort }] = await Promise.all([
    startServer(),
    executeServerCommand<{ port: number; closedPort: number }, object>('scripted-server:start', {}),
  ]);
  return {
    echo: echo.url,
    scripted: `//127.0.0.1:${port}/`,
    refused: `ws://127.0.0.1:${closedPort}/`,
  };
}
