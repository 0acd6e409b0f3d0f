/**
 * The tags in JSX, as React 19 takes them: it sets the property of a name where there is one, else
 * the attribute, and listens to what follows `on`, letter by letter.
 */
import type { ClassAttributes, HTMLAttributes } from 'react';
import type { Base, ConsoleTag, PlainHandlers, Settings, SocketTag, Tag } from './tags.ts';

type ReactTag<Each extends Tag> = ClassAttributes<Each['element']> &
  Base<HTMLAttributes<Each['element']>, Each> &
  Settings<Each> &
  PlainHandlers<Each>;

/** What `<heartbeat-socket>` takes in JSX. */
export type HeartbeatSocketProps = ReactTag<SocketTag>;

/** What `<socket-console>` takes in JSX. */
export type SocketConsoleProps = ReactTag<ConsoleTag>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'heartbeat-socket': HeartbeatSocketProps;
      'socket-console': SocketConsoleProps;
    }
  }
}
