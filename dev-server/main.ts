/** The command `npm run dev-server`. */
import { readArguments, USAGE } from './arguments.ts';
import type { DevServer, DevServerOptions } from './index.ts';
import { startDevServer } from './index.ts';
import { isLoopback } from './origins.ts';

const DEFAULT_PORT = 8787;

try {
  const { port, host, allowOrigins, help } = readArguments(process.argv.slice(2));
  if (help) console.log(USAGE);
  else {
    const server = await start(port, { allowOrigins, ...(host === undefined ? {} : { host }) });
    stopOnSignal(server);
    console.log(server.address);
    if (host !== undefined && !isLoopback(host) && allowOrigins.length === 0) {
      console.error(
        'Who reaches it by another name than localhost is refused (403); let them in with ' +
          '--allow-origin http://NAME.',
      );
    }
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

/** On the port asked for; on the default one, or a free one if that is taken. */
async function start(port: number | undefined, options: DevServerOptions): Promise<DevServer> {
  if (port !== undefined) return startDevServer({ ...options, port });
  try {
    return await startDevServer({ ...options, port: DEFAULT_PORT });
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') throw error;
    return startDevServer({ ...options, port: 0 });
  }
}

function stopOnSignal(server: DevServer): void {
  const stop = async () => {
    await server.stop();
    process.exit(0);
  };
  // Not `once`: a terminal signals both npm and this process, and npm passes its own on.
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function explain(error: unknown): string {
  const { address, port, hostname } = error as { [key: string]: unknown };
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `Port ${port} is taken. Choose another with --port, or leave it out to take a free one.`;
    case 'EACCES':
      return `Port ${port} needs rights that you do not have. Choose one above 1023 with --port.`;
    case 'EADDRNOTAVAIL':
      return `${address} is no address of this machine. Choose another with --host.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host "${hostname}" is not known. Choose another with --host.`;
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
