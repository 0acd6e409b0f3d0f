import { brotliCompressSync, constants } from 'node:zlib';
import { bundle } from '../bundle.ts';
import type { LibraryName } from '../libraries/names.ts';

/** Bytes, minified and compressed with brotli. */
export type SizeResult = Partial<Record<LibraryName, number>>;

/** What a page imports of each, as its README has it. */
const imports = {
  class: `export { HeartbeatSocket } from 'heartbeat-socket/core'`,
  element: `export * from 'heartbeat-socket'`,
  'reconnecting-websocket': `export { default } from 'reconnecting-websocket'`,
  partysocket: `export { WebSocket } from 'partysocket'`,
  sockette: `export { default } from 'sockette'`,
  'robust-websocket': `export { default } from 'robust-websocket'`,
  'websocket-heartbeat-js': `export { default } from 'websocket-heartbeat-js'`,
  vueuse: `export { useWebSocket } from '@vueuse/core'`,
} as const;

/** What each adds to a page, from its published package, by one bundler. */
export async function measureSize(): Promise<SizeResult> {
  const sizes: SizeResult = {};
  for (const [name, text] of Object.entries(imports)) {
    // Who uses VueUse has Vue anyway.
    const code = await bundle({ text }, { format: 'es', external: ['vue'] });
    sizes[name as LibraryName] = brotliCompressSync(code, {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
    }).length;
  }
  return sizes;
}
