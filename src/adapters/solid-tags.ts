/**
 * The tags in JSX, as Solid takes them: on a custom element a name in kebab case sets the property
 * (fixed text becomes the attribute), one in camel case would be lower-cased, hence `prop:`.
 */
import type { JSX } from 'solid-js';
import type { Base, ConsoleTag, Hyphened, SocketTag, Tag } from './tags.ts';

/** By names in kebab case: the properties, and what an attribute takes. */
type Settings<Each extends Tag> = {
  [Name in keyof Each['properties'] as Hyphened<Name>]?:
    | Each['properties'][Name]
    | (Hyphened<Name> extends keyof Each['attributes']
        ? Each['attributes'][Hyphened<Name>]
        : never);
} & {
  // What has a property of its name is above.
  [Name in Exclude<
    keyof Each['attributes'],
    Hyphened<keyof Each['properties']>
  >]?: Each['attributes'][Name];
};

type Forms<Each extends Tag> = {
  [Name in keyof Each['properties'] & string as `prop:${Name}`]?: Each['properties'][Name];
} & {
  [Name in keyof Each['attributes'] & string as `attr:${Name}`]?: Each['attributes'][Name];
} & {
  [Name in keyof Each['attributes'] & string as true extends Each['attributes'][Name]
    ? `bool:${Name}`
    : never]?: boolean | undefined;
};

/** A function, or an object that says how to listen. */
type Handler<Event> =
  | ((event: Event) => void)
  | ({ handleEvent(event: Event): void } & AddEventListenerOptions)
  | undefined;

type Handlers<Each extends Tag> = {
  [Type in keyof Each['events'] & string as `on:${Type}`]?: Handler<Each['events'][Type]>;
} & {
  [Type in keyof Each['events'] & string as `on${Capitalize<Type>}`]?:
    | ((event: Each['events'][Type]) => void)
    | undefined;
};

type SolidTag<Each extends Tag> = Base<JSX.HTMLAttributes<Each['element']>, Each> &
  Settings<Each> &
  Forms<Each> &
  Handlers<Each>;

/** What `<heartbeat-socket>` takes in JSX. */
export type HeartbeatSocketProps = SolidTag<SocketTag>;

/** What `<socket-console>` takes in JSX. */
export type SocketConsoleProps = SolidTag<ConsoleTag>;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'heartbeat-socket': HeartbeatSocketProps;
      'socket-console': SocketConsoleProps;
    }
  }
}
