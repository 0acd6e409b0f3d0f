import { spawn } from 'node:child_process';
import { root } from './paths.mjs';
import { onStop } from './signals.mjs';

/** How long a program that was asked to end may take before it is killed, in milliseconds. */
const PATIENCE = 5000;

/**
 * Runs a program to its end, or for `limit` milliseconds, after which it and what it started are
 * ended. With `quiet` its output is kept and given back instead of shown.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, limit?: number, env?: NodeJS.ProcessEnv, cwd?: string, shell?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string, late: boolean }>}
 */
export function run(file, args, { quiet = false, limit = 0, env = {}, cwd = root, shell } = {}) {
  return new Promise((resolve) => {
    const ownGroup = process.platform !== 'win32';
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      detached: ownGroup,
      shell: shell ?? false,
    });
    let output = '';
    let late = false;
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);

    const send = (signal) => {
      try {
        if (ownGroup && child.pid) process.kill(-child.pid, signal);
        else child.kill(signal);
      } catch {
        // It has ended already.
      }
    };
    // What it started in turn, say a browser, is ended by it when it is asked to end.
    let killer;
    const stop = (signal) => {
      send(signal);
      killer ??= setTimeout(() => send('SIGKILL'), PATIENCE);
    };
    const giveUp = () => {
      late = true;
      stop('SIGTERM');
    };
    const timer = limit > 0 ? setTimeout(giveUp, limit) : undefined;

    // The child leads a process group of its own, which a terminal's Ctrl-C does not reach.
    let isInterrupted = false;
    const endWatch = onStop((signal) => {
      isInterrupted = true;
      stop(signal);
    });

    const end = (code) => {
      clearTimeout(timer);
      clearTimeout(killer);
      endWatch();
      if (isInterrupted) process.exit(130);
      resolve({ code, output, late });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Runs a JavaScript file with this Node. */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}
