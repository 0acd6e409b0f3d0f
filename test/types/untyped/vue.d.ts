import type { Any } from './any.js';

export type { Any as HeartbeatSocketComposableOptions } from './any.js';
export declare const useHeartbeatSocket: Any;

declare module 'vue' {
  interface GlobalComponents {
    'heartbeat-socket': Any;
    'socket-console': Any;
  }
}
