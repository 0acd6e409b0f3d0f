import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface Arguments {
  /** The port, if given. */
  readonly port: number | undefined;
  /** The name or address to listen on, if given. */
  readonly host: string | undefined;
  /** Origins that may connect besides loopback. */
  readonly allowOrigins: readonly string[];
  /** Whether only the usage is asked for. */
  readonly help: boolean;
}

/** The text for `--help`. */
export const USAGE = `Usage: npm run dev-server -- [--port N] [--host H] [--allow-origin O]...

  --port N          TCP port; default 8787, or a free one if that is taken
  --host H          name or address to listen on; default 127.0.0.1, this machine only
  --allow-origin O  let pages of this origin connect too, such as http://192.168.1.5:5173;
                    may be given more than once
  --help            this text`;

/**
 * Reads the command line.
 * @throws {Error} with a sentence for the user, when it makes no sense.
 */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      'allow-origin': { type: 'string', multiple: true },
      help: { type: 'boolean', short: 'h' },
    },
  });
  return {
    port: values.port === undefined ? undefined : readPort(values.port),
    host: values.host,
    allowOrigins: values['allow-origin'] ?? [],
    help: values.help ?? false,
  };
}

function readPort(text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new Error(`--port must be a whole number from 0 (any free port) to 65535, not "${text}".`);
}
