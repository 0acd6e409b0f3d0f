/**
 * The tags in JSX, as Preact takes them: it sets the property of a name where there is one, else
 * the attribute. Handlers in lower case are heard also where the element is defined later.
 */
import type { ClassAttributes, HTMLAttributes } from 'preact';
import type { Base, ConsoleTag, PlainHandlers, Settings, SocketTag, Tag } from './tags.ts';

type PreactTag<Each extends Tag> = ClassAttributes<Each['element']> &
  Base<HTMLAttributes<Each['element']>, Each> &
  Settings<Each> &
  PlainHandlers<Each>;

/** What `<heartbeat-socket>` takes in JSX. */
export type HeartbeatSocketProps = PreactTag<SocketTag>;

/** What `<socket-console>` takes in JSX. */
export type SocketConsoleProps = PreactTag<ConsoleTag>;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'heartbeat-socket': HeartbeatSocketProps;
      'socket-console': SocketConsoleProps;
    }
  }
}
