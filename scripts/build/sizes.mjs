import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { root } from '../set-up/paths.mjs';
import { minifiedText } from './bundles.mjs';
import { entries } from './entries.mjs';

/** The entries that have a file for script tags, which is the same bundled. */
const files = {
  index: 'dist/heartbeat-socket.min.js',
  console: 'dist/socket-console.min.js',
};

/**
 * What a page loads for each entry, by the entry's or its file's name: bytes of what is bundled,
 * minified and compressed with brotli. None for entries that give types alone.
 */
export async function bundleSizes() {
  const sizes = {};
  for (const entry of entries) {
    const file = files[entry];
    const code = await (file ? readFile(join(root, file), 'utf8') : minifiedText(entry));
    sizes[file ?? `heartbeat-socket/${entry}`] = sizeOf(code);
  }
  return sizes;
}

function sizeOf(code) {
  const text = code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '').trim();
  if (!text) return 0;
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return brotliCompressSync(text, { params }).length;
}
