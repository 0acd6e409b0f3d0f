/**
 * For Vue: a composable, and types of the tags for templates. It registers nothing.
 *
 * @module
 */
export type {
  OwnedSocketOptions as HeartbeatSocketComposableOptions,
  SocketHandlers,
  SocketUrl,
} from './adapters/owned-socket.ts';
export {
  type HeartbeatSocketComposable,
  type SocketUrlSource,
  useHeartbeatSocket,
} from './adapters/vue-composable.ts';
export type { HeartbeatSocketComponent, SocketConsoleComponent } from './adapters/vue-tags.ts';
