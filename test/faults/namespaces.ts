import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Two network namespaces, a page's and a server's, with one wire between them. */
export interface Network {
  /** The address of the server. */
  readonly host: string;
  /** The command that runs another in the server's namespace. */
  readonly atServer: readonly string[];
  /** A program that starts a browser in the page's namespace. */
  readonly browserProgram: string;
  /** Drops every packet that comes to the page's side, and that leaves it; or lets them pass. */
  drop(directions: 'both' | 'to the page' | 'none'): void;
  /** Gives the page's side another address, as when a laptop changes its network. */
  changeAddress(): void;
  end(): void;
}

const ip = (...args: string[]) => must('ip', args);

/** Why there can be no namespaces here, or `undefined` where there can. */
export function whyNoNamespaces(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are Linux’s';
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  const name = `hbs-${process.pid}-probe`;
  const { status } = spawnSync('ip', ['netns', 'add', name]);
  if (status !== 0) return '`ip netns add` does not work here';
  const rules = spawnSync('ip', ['netns', 'exec', name, 'iptables', '-L']);
  spawnSync('ip', ['netns', 'del', name]);
  return rules.status === 0 ? undefined : '`iptables` does not work in a namespace here';
}

let count = 0;

export function makeNetwork(browser: string): Network {
  count += 1;
  const name = `hbs-${process.pid}-${count}`;
  const [page, server] = [`${name}-page`, `${name}-server`];
  // At most 15 letters.
  const [pageEnd, serverEnd] = [`hp${process.pid}x${count}`, `hs${process.pid}x${count}`];
  const folder = mkdtempSync(join(tmpdir(), 'heartbeat-socket-'));
  const host = '10.213.0.2';
  let address = '10.213.0.1';
  const inPage = (...args: string[]) => ip('netns', 'exec', page, ...args);

  const end = () => {
    process.off('exit', end);
    for (const one of [page, server]) spawnSync('ip', ['netns', 'del', one]);
    rmSync(folder, { recursive: true, force: true });
  };
  // Also when the run is broken off.
  process.on('exit', end);
  try {
    for (const one of [page, server]) {
      ip('netns', 'add', one);
      ip('-n', one, 'link', 'set', 'lo', 'up');
    }
    const peer = ['peer', 'name', serverEnd, 'netns', server];
    ip('-n', page, 'link', 'add', pageEnd, 'type', 'veth', ...peer);
    ip('-n', page, 'addr', 'add', `${address}/24`, 'dev', pageEnd);
    ip('-n', server, 'addr', 'add', `${host}/24`, 'dev', serverEnd);
    ip('-n', page, 'link', 'set', pageEnd, 'up');
    ip('-n', server, 'link', 'set', serverEnd, 'up');
    const browserProgram = join(folder, 'browser');
    writeFileSync(browserProgram, `#!/bin/sh\nexec ip netns exec ${page} '${browser}' "$@"\n`);
    chmodSync(browserProgram, 0o755);
    return {
      host,
      atServer: ['ip', 'netns', 'exec', server],
      browserProgram,
      drop(directions) {
        inPage('iptables', '-F');
        if (directions === 'none') return;
        inPage('iptables', '-A', 'INPUT', '-i', pageEnd, '-j', 'DROP');
        if (directions === 'both') inPage('iptables', '-A', 'OUTPUT', '-o', pageEnd, '-j', 'DROP');
      },
      changeAddress() {
        ip('-n', page, 'addr', 'del', `${address}/24`, 'dev', pageEnd);
        address = '10.213.0.3';
        ip('-n', page, 'addr', 'add', `${address}/24`, 'dev', pageEnd);
      },
      end,
    };
  } catch (error) {
    end();
    throw error;
  }
}

function must(file: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(file, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} ${args.join(' ')}: ${error?.message ?? stderr}`);
}
