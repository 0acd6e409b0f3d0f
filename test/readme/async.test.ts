import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { messages, once } from '../../src/async.ts';
import { connecting, settle, steady } from '../core/support/set-up.ts';
import { block } from './readme.ts';

describe('pasted from the README', () => {
  it('the example that awaits shows what arrives over all links, and goes on at the end', async () => {
    const scene = await connecting(steady);
    const code = block('async').replace(/^import .*/, '');
    const page = { querySelector: () => scene.socket };
    const shown: unknown[] = [];
    const run = new Function(
      'messages',
      'once',
      'document',
      'controller',
      'show',
      `return (async () => { ${code} })()`,
    );
    const ended = run(messages, once, page, new AbortController(), (message: unknown) =>
      shown.push(message),
    );
    await scene.open();
    await settle();
    await scene.receive('first link');
    await scene.end();
    await scene.advance(1000);
    await scene.open();
    await scene.receive('second link');
    scene.socket.close();
    await scene.end(1000);
    await ended;
    assert.deepEqual(shown, ['first link', 'second link']);
  });
});
