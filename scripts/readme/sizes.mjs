import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { root } from '../set-up/paths.mjs';

/** The sizes of what was built, as a table for README.md. */
export async function sizesTable() {
  const { minifiedText } = await import('../build/bundles.mjs');
  const read = (name) => readFile(join(root, name), 'utf8');
  const parts = [
    ['`heartbeat-socket/core`, bundled', await minifiedText('core')],
    ['`dist/heartbeat-socket.min.js`', await read('dist/heartbeat-socket.min.js')],
    ['`dist/socket-console.min.js`', await read('dist/socket-console.min.js')],
  ];
  const rows = parts.map(([name, code]) => `| ${name} | ${sizeOf(code)} |`);
  return `${['| what | size |', '| --- | --- |', ...rows].join('\n')}\n`;
}

/** Compressed, to a tenth of a kilobyte: to the byte, compressors differ by version. */
function sizeOf(code) {
  const { length } = brotliCompressSync(code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, ''), {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
  return `${(length / 1000).toFixed(1)} kB`;
}
