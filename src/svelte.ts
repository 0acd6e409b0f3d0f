/**
 * For Svelte: types of the tags for templates. It registers nothing.
 *
 * @module
 */
export type { HeartbeatSocketAttributes, SocketConsoleAttributes } from './adapters/svelte-tags.ts';
