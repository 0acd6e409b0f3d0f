import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { injectFaults } from '../../src/faults.ts';
import { opened, steady } from '../core/support/set-up.ts';
import { block } from './readme.ts';

describe('pasted from the README', () => {
  it('the example of faults breaks the link, and lets it come back without faults', async () => {
    const scene = await opened(steady);
    const code = block('faults').replace(/^import .*/, '');
    const page = { querySelector: () => scene.socket };
    new Function('injectFaults', 'document', code)(injectFaults, page);
    assert.equal(scene.socket.state, 'waiting');
    await scene.advance(1000);
    await scene.open();
    assert.equal(scene.told('close')[0]?.cause, 'network');
    scene.socket.send('at once');
    assert.deepEqual(scene.link.sent, ['at once']);
  });
});
