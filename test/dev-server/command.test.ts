import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readArguments } from '../../dev-server/arguments.ts';
import { join, Peer, serve, test } from './support.ts';

const MAIN = fileURLToPath(new URL('../../dev-server/main.ts', import.meta.url));

class Command {
  readonly process: ChildProcessWithoutNullStreams;
  stdout = '';
  stderr = '';
  readonly exit: Promise<number | null>;

  constructor(t: TestContext, ...args: string[]) {
    this.process = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args]);
    this.process.stdout.on('data', (text) => {
      this.stdout += text;
    });
    this.process.stderr.on('data', (text) => {
      this.stderr += text;
    });
    this.exit = once(this.process, 'close').then(([code]) => code);
    t.after(() => this.process.kill('SIGKILL'));
  }

  async address(): Promise<string> {
    while (!this.stdout.includes('\n')) await once(this.process.stdout, 'data');
    return this.stdout.trim();
  }
}

test('the command prints its address on one line, and SIGINT stops it with a farewell', async (t) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const command = new Command(t, '--port', '0');
    const address = await command.address();
    assert.match(command.stdout, /^ws:\/\/127\.0\.0\.1:\d+\/ws\/\n$/);
    const peer = await join(t, address);
    assert.equal(await peer.ask('ping'), 'pong');
    command.process.kill(signal);
    assert.equal(await peer.next(), 'server is closed');
    assert.equal((await peer.closed).code, 1001);
    assert.equal(await command.exit, 0);
    assert.equal(command.stderr, '');
  }
});

test('a second SIGINT does not spoil the stopping', async (t) => {
  const command = new Command(t, '--port=0');
  const peer = await join(t, `${await command.address()}?freeze=0`);
  const slow = await join(t, `${await command.address()}?name=slow`);
  slow.socket.pause();
  command.process.kill('SIGINT');
  await peer.closed;
  command.process.kill('SIGINT');
  assert.equal(await command.exit, 0);
});

test('without --port a taken default port is passed over', async (t) => {
  // Whoever is first takes 8787, unless somebody else has it; the second must find another.
  const first = new Command(t);
  await first.address();
  const second = new Command(t);
  assert.notEqual(await second.address(), await first.address());
  assert.equal(await (await join(t, await second.address())).ask('x'), 'x');
});

test('--allow-origin may be repeated', async (t) => {
  const origins = ['https://one.example', 'https://two.example'];
  const command = new Command(
    t,
    '--port',
    '0',
    ...origins.flatMap((origin) => ['--allow-origin', origin]),
  );
  const address = await command.address();
  for (const origin of origins) await join(t, address, { origin });
  const foreign = new Peer(address, { origin: 'https://three.example' });
  assert.equal((await foreign.closed).code, 1006);
});

test('--host chooses what it listens on', async (t) => {
  const command = new Command(t, '--port', '0', '--host', 'localhost');
  assert.match(await command.address(), /^ws:\/\/localhost:\d+\/ws\/$/);
  const open = new Command(t, '--port', '0', '--host', '0.0.0.0');
  await open.address();
  while (open.stderr === '') await once(open.process.stderr, 'data');
  assert.match(open.stderr, /--allow-origin/, 'a hint that others are still refused');
  assert.equal(command.stderr, '');
});

test('a command line that makes no sense ends with a sentence and code 1', async (t) => {
  const { port } = await serve(t);
  const cases: readonly (readonly [string[], RegExp])[] = [
    [['--prot', '1'], /Unknown option '--prot'/],
    [['--port', String(port)], new RegExp(`^Port ${port} is taken\\. Choose another`)],
    [['--host', '192.0.2.1'], /^192\.0\.2\.1 is no address of this machine\./],
    [['--allow-origin', '*'], /^"\*" is no origin\./],
  ];
  await Promise.all(
    cases.map(async ([args, sentence]) => {
      const command = new Command(t, ...args);
      assert.equal(await command.exit, 1, args.join(' '));
      assert.match(command.stderr, sentence);
      assert.equal(command.stdout, '');
      assert.doesNotMatch(command.stderr, /\n\s+at /, 'no stack');
    }),
  );
});

test('the command line takes known options with proper values only', () => {
  for (const [args, sentence] of [
    [['8787'], /Unexpected argument '8787'/],
    [['--port', 'abc'], /^--port must be a whole number from 0 .* to 65535, not "abc"\.$/],
    [['--port', '65536'], /^--port must be/],
    [['--port', '-1'], /--port/],
    [['--port', '80x'], /^--port must be/],
    [['--port'], /--port/],
  ] as const) {
    assert.throws(() => readArguments(args), { message: sentence });
  }
});

test('--help prints the usage', async (t) => {
  const command = new Command(t, '--help');
  assert.equal(await command.exit, 0);
  assert.match(command.stdout, /^Usage: npm run dev-server -- /);
});
