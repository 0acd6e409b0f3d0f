import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LinkServerOptions, ServerControls, ServerFacts } from './controls.ts';

/** What a house is told to have. */
export interface HouseOptions {
  readonly host: string;
  readonly server: LinkServerOptions;
  /** The script of the rows' page. */
  readonly script: string;
}

/** A request to a house, and its answer. */
export interface Request {
  readonly id: number;
  readonly target: 'server' | 'twin';
  readonly method: Exclude<keyof ServerControls, 'url'>;
  readonly args: readonly unknown[];
}
export type Answer =
  | { readonly id: number; readonly value?: unknown; readonly error?: string }
  | { readonly addresses: { server: string; twin: string; pages: string } };

/** A row's servers and pages in a process of their own, that can be stopped, or live in a namespace. */
export interface House {
  readonly pid: number;
  readonly server: ServerControls;
  readonly twinServer: ServerControls;
  readonly pages: string;
  end(): void;
}

/** @param prefix A command that runs another, such as `ip netns exec NAME`. */
export async function startHouse(
  options: HouseOptions,
  prefix: readonly string[] = [],
): Promise<House> {
  const main = fileURLToPath(new URL('house-main.ts', import.meta.url));
  const [file = '', ...args] = [...prefix, process.execPath, '--import', 'tsx', main];
  const child = spawn(file, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ask = asking(child);
  const addresses = await new Promise<{ server: string; twin: string; pages: string }>(
    (resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`The servers' process ended with ${code}.`)));
      child.on('message', (answer: Answer) => 'addresses' in answer && resolve(answer.addresses));
      child.send(options);
    },
  );
  return {
    pid: child.pid ?? 0,
    server: controls(addresses.server, (method, ...args) => ask('server', method, args)),
    twinServer: controls(addresses.twin, (method, ...args) => ask('twin', method, args)),
    pages: addresses.pages,
    end: () => child.kill('SIGKILL'),
  };
}

type Ask = (
  target: Request['target'],
  method: Request['method'],
  args: Request['args'],
) => Promise<unknown>;

function asking(child: ChildProcess): Ask {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let id = 0;
  child.on('message', (answer: Answer) => {
    if (!('id' in answer)) return;
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.error === undefined) asker?.resolve(answer.value);
    else asker?.reject(new Error(answer.error));
  });
  return (target, method, args) =>
    new Promise((resolve, reject) => {
      id += 1;
      waiting.set(id, { resolve, reject });
      child.send({ id, target, method, args } satisfies Request);
    });
}

function controls(
  url: string,
  ask: (method: Request['method'], ...args: unknown[]) => Promise<unknown>,
): ServerControls {
  const act =
    (method: Request['method']) =>
    async (...args: unknown[]) =>
      void (await ask(method, ...args));
  return {
    url,
    facts: async () => (await ask('facts')) as ServerFacts,
    begin: act('begin'),
    listen: act('listen'),
    reset: act('reset'),
    finish: act('finish'),
    freeze: act('freeze'),
    close: act('close'),
    write: act('write'),
    stop: act('stop'),
    crash: act('crash'),
    end: act('end'),
  };
}
