/**
 * The tags in templates, as Svelte 5 takes them: it sets the property of a name where there is one,
 * else the attribute, and listens to what follows `on`.
 */
import type { HTMLAttributes } from 'svelte/elements';
import type { Base, ConsoleTag, PlainHandlers, Settings, SocketTag, Tag } from './tags.ts';

type SvelteTag<Each extends Tag> = Base<HTMLAttributes<Each['element']>, Each> &
  Settings<Each> &
  PlainHandlers<Each>;

/** What `<heartbeat-socket>` takes in a template. */
export type HeartbeatSocketAttributes = SvelteTag<SocketTag>;

/** What `<socket-console>` takes in a template. */
export type SocketConsoleAttributes = SvelteTag<ConsoleTag>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'heartbeat-socket': HeartbeatSocketAttributes;
    'socket-console': SocketConsoleAttributes;
  }
}
