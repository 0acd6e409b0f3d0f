/** The development server: on a port of its own, or attached to another HTTP server. */
export { type AttachedServer, type AttachOptions, attach, type UpgradeSource } from './attach.ts';
export type { ReceivedMessage } from './client.ts';
export type { ClientFacts } from './clients.ts';
export type { ServiceOptions } from './service.ts';
export { DevServer, type DevServerOptions, startDevServer } from './standalone.ts';
