import type { Any } from './any.js';

export type { Any as HeartbeatSocketProps, Any as SocketConsoleProps } from './any.js';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'heartbeat-socket': Any;
      'socket-console': Any;
    }
  }
}
