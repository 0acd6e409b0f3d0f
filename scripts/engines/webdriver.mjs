import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as timer } from 'node:timers/promises';
import { freePort } from '../set-up/free-port.mjs';
import { PlainFailure } from '../set-up/plain-failure.mjs';

/** How long it may take to listen, in milliseconds. */
const LIMIT = 30_000;

/** Starts WebKitGTK's WebDriver on a display of its own; gives its port, and the function that ends it. */
export async function startWebDriver({ driver, display }) {
  const port = await freePort(4600);
  const child = spawn(display, ['-a', driver, `--port=${port}`], {
    stdio: 'ignore',
    detached: true,
  });
  const end = () => {
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch {
      // It has ended already.
    }
  };
  process.once('exit', end);
  const giveUpAt = performance.now() + LIMIT;
  while (!(await isListening(port))) {
    if (child.exitCode !== null || performance.now() > giveUpAt) {
      end();
      throw new PlainFailure(`${driver} does not listen.`);
    }
    await timer(50);
  }
  return { port, end };
}

async function isListening(port) {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
