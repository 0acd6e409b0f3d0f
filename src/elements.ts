/**
 * Both element classes, for subclassing and for registries of one's own. It registers nothing.
 *
 * @module
 */
export { SocketConsoleElement } from './console/socket-console-element.ts';
export { HeartbeatSocketElement } from './element/heartbeat-socket-element.ts';
