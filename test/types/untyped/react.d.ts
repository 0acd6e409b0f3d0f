import type { Any } from './any.js';

export type { Any as HeartbeatSocketHookOptions } from './any.js';
export declare const useHeartbeatSocket: Any;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'heartbeat-socket': Any;
      'socket-console': Any;
    }
  }
}
