import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { until } from '../support/waiting.ts';

/** Where an app is served; it ends when it is no longer needed. */
export interface Site {
  /** Without a slash at its end. */
  readonly origin: string;
  end(): void;
}

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Serves a folder's files, and under `/package/` those of another one. */
export async function serveFolder(folder: string, packageFolder: string): Promise<Site> {
  const fileOf = (pathname: string): string => {
    const isOfPackage = pathname.startsWith('/package/');
    const path = normalize(decodeURIComponent(isOfPackage ? pathname.slice(8) : pathname));
    const file = join(isOfPackage ? packageFolder : folder, path);
    return existsSync(file) && statSync(file).isDirectory() ? join(file, 'index.html') : file;
  };
  const server = createServer(async ({ url = '' }, response) => {
    try {
      const file = fileOf(new URL(url, 'http://localhost').pathname);
      const text = await readFile(file);
      response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
      response.end(text);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    end() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** How long a server may take to start, in ms. */
const START_LIMIT = 60_000;

/** Starts an app's own server, by `npm start`, in a process group of its own. */
export async function startServer(folder: string): Promise<Site> {
  const port = await anyFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const ownGroup = process.platform !== 'win32';
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...process.env, PORT: `${port}` },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: ownGroup,
    // On Windows npm is a batch file, which only a shell can start.
    shell: !ownGroup,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const end = () => {
    if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
    if (ownGroup) process.kill(-child.pid, 'SIGTERM');
    else child.kill();
  };
  process.once('exit', end);
  const answers = () =>
    fetch(origin).then(
      () => true,
      () => child.exitCode !== null,
    );
  await until(answers, `an answer of ${folder}`, START_LIMIT);
  if (child.exitCode !== null) throw new Error(`npm start failed:\n${output}`);
  return { origin, end };
}

/** One that the system chooses: several servers start at the same time. */
async function anyFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
