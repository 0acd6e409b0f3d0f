export type { Any as SocketConsoleElement } from './any.js';
