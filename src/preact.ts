/**
 * For Preact: types of the tags for JSX. It registers nothing.
 *
 * @module
 */
export type { HeartbeatSocketProps, SocketConsoleProps } from './adapters/preact-tags.ts';
