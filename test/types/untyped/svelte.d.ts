import type { Any } from './any.js';

export type { Any as HeartbeatSocketAttributes } from './any.js';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'heartbeat-socket': Any;
    'socket-console': Any;
  }
}
