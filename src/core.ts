/**
 * The connection alone: free of DOM, for pages, workers and Node. It registers nothing.
 *
 * @module
 */
export type { ProtocolsSource, UrlSource } from './core/address.ts';
export type { Clock } from './core/clock.ts';
export { HeartbeatSocket, type HeartbeatSocketOptions } from './core/heartbeat-socket.ts';
export type { Interposer, WebSocketClass } from './core/link.ts';
export type { ConnectionOptions, HeartbeatData, HeartMessage, HeartReply } from './core/options.ts';
export type {
  CloseCause,
  CloseDetail,
  CloseFacts,
  ConnectionState,
  ErrorDetail,
  HeartbeatDetail,
  MessageData,
  MessageDetail,
  OpenDetail,
  ReconnectingDetail,
  SendData,
  StateChangeDetail,
  TapRecord,
  UnsentDetail,
} from './core/reports.ts';
export type { HeartbeatSocketEventMap } from './core/socket-events.ts';
