import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { minifiedText } from '../../scripts/build/bundles.mjs';
import { root } from './installed-package.ts';

describe('minified and compressed with brotli', () => {
  it('heartbeat-socket/core is at most 6,144 bytes', async () => {
    check('heartbeat-socket/core', await minifiedText('core'), 6144);
  });

  it('dist/heartbeat-socket.min.js is at most 10,240 bytes', () => {
    const name = 'dist/heartbeat-socket.min.js';
    check(name, readFileSync(join(root, name), 'utf8'), 10_240);
  });
});

function check(name: string, code: string, limit: number): void {
  const text = code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '');
  const { length } = brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
  console.log(`  ${name}: ${length} of ${limit} bytes`);
  assert(length <= limit, `${name} has ${length} bytes, and at most ${limit} are allowed`);
}
