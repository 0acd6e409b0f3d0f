import type {} from 'heartbeat-socket/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

// What svelte-check reads, for a compiler that it does not run with.
export const feed: SvelteHTMLElements['heartbeat-socket'] = {
  url: '/ws/',
  'heart-time': 2000,
  heartMessage: () => 'ping',
  onmessage: ({ data }) => console.log(data),
  onerror: ({ error }) => console.log(error.message),
};
export const log: SvelteHTMLElements['socket-console'] = { for: 'feed', texts: { send: 'Go' } };

// @ts-expect-error: no number
export const wrong: SvelteHTMLElements['heartbeat-socket'] = { 'heart-time': 'soon' };
