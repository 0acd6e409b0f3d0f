import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { WebSocket } from 'ws';
import { freePort } from '../../scripts/set-up/free-port.mjs';
import { runNode } from '../../scripts/set-up/run.mjs';
import { HeartbeatSocket } from '../../src/core.ts';
import { block, port, root, temporaryFolder } from './readme.ts';

const { folder, end } = temporaryFolder();
let own: number;
let server: ChildProcess;

/** Saves a block as a file, with a port that is free in place of the one it names. */
function save(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text.replaceAll(String(port), String(own)));
  return file;
}

before(async () => {
  own = await freePort(20_000 + Math.floor(Math.random() * 10_000));
  const file = save('server.mjs', block('quick start: server'));
  server = spawn(process.execPath, [file], { stdio: 'inherit' });
});

after(async () => {
  server.kill();
  if (server.exitCode === null) await once(server, 'exit');
  end();
});

describe('pasted from the README, in Node', () => {
  it('the server answers a heartbeat', async () => {
    const socket = new HeartbeatSocket(`ws://127.0.0.1:${own}/`, [], {
      WebSocket: WebSocket as never,
      heartTime: 100,
      reconnectTime: 100,
      reconnectGrowth: 1,
    });
    const messages: unknown[] = [];
    socket.onmessage = ({ data }) => messages.push(data);
    try {
      await once(socket, 'heartbeat', { signal: AbortSignal.timeout(60_000) });
      assert.deepEqual(messages, []);
    } finally {
      socket.close();
    }
  });

  it('the server has about ten lines', () => {
    const lines = block('quick start: server').trim().split('\n');
    assert(lines.length <= 12, `${lines.length}`);
  });

  it('the class says hello to that server, shows the echo, and ends', async () => {
    const file = save('class.mjs', block('quick start: class'));
    const { code, output } = await runNode([file], { quiet: true, limit: 60_000 });
    assert.equal(output, 'Hello!\n');
    assert.equal(code, 0);
  });
});

describe('pasted from the README, in TypeScript', () => {
  it('the quick start for React compiles with the declaration, as in a new project', async () => {
    await compile({
      'tags.d.ts': block('types: react'),
      'app.tsx': block('quick start: react with types'),
    });
  });

  it('the facts of an event are where it says', async () => {
    await compile({
      'facts.ts': `
        import type { HeartbeatSocket, HeartbeatSocketElement } from 'heartbeat-socket';
        declare const element: HeartbeatSocketElement;
        declare const socket: HeartbeatSocket;
        ${block('facts')}`,
    });
  });

  it('the declaration for React types the tags: what they have, and nothing else', async () => {
    await compile({
      'tags.d.ts': block('types: react'),
      'wide.tsx': `
       import type { HeartbeatSocketElement } from 'heartbeat-socket';
       import { useRef } from 'react';

       export function App() {
         const feed = useRef<HeartbeatSocketElement>(null);
         return (
           <heartbeat-socket
             ref={feed}
             id="feed"
             className="feed"
             hidden
             shouldReconnect={({ code }) => code !== 4000}
             url={async () => '/ws/'}
             heartTime={1000}
             onopen={() => feed.current?.send('Hello!')}
             onclose={(event) => event.detail.willReconnect satisfies boolean}
           />
         );
       }
       export const log = <socket-console htmlFor="feed" heartbeats texts={{ send: 'Go' }} />;
       // @ts-expect-error: there is no such attribute
       export const wrong = <heartbeat-socket heartTme={1000} />;`,
    });
  });
});

/** Compiles files with the options of a new project of Vite's for React and TypeScript. */
async function compile(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options =
    '--noEmit --strict --jsx react-jsx --target es2023 --lib es2023,dom,dom.iterable --types vite/client ' +
    '--module esnext --moduleResolution bundler --moduleDetection force --verbatimModuleSyntax ' +
    '--erasableSyntaxOnly --noUnusedLocals --noUnusedParameters --noUncheckedSideEffectImports ' +
    '--ignoreConfig';
  const args = [tsc, ...options.split(' '), ...Object.keys(files)];
  const { code, output } = await runNode(args, { quiet: true, limit: 60_000, cwd: folder });
  assert.equal(code, 0, output);
}
