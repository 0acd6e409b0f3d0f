export type { Any as HeartbeatSocketElement } from './any.js';
