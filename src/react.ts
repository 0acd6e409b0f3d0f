'use client';

/**
 * For React: a hook, and types of the tags for JSX. It registers nothing.
 *
 * @module
 */
export type {
  OwnedSocketOptions as HeartbeatSocketHookOptions,
  SocketHandlers,
  SocketUrl,
} from './adapters/owned-socket.ts';
export { type HeartbeatSocketHook, useHeartbeatSocket } from './adapters/react-hook.ts';
export type { HeartbeatSocketProps, SocketConsoleProps } from './adapters/react-tags.ts';
