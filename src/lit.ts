/**
 * For Lit: a reactive controller. It registers nothing.
 *
 * @module
 */
export { HeartbeatSocketController } from './adapters/lit-controller.ts';
export type {
  OwnedSocketOptions as HeartbeatSocketControllerOptions,
  SocketHandlers,
  SocketUrl,
} from './adapters/owned-socket.ts';
