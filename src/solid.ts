/**
 * For Solid: types of the tags for JSX. It registers nothing.
 *
 * @module
 */
export type { HeartbeatSocketProps, SocketConsoleProps } from './adapters/solid-tags.ts';
