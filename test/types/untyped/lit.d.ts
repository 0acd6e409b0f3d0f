import type { Any } from './any.js';

export type { Any as HeartbeatSocketControllerOptions } from './any.js';
export declare const HeartbeatSocketController: Any;
