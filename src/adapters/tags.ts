/**
 * What the two tags take and tell, as types derived from the elements: each framework's types are
 * made of these, so that a new attribute or event shows up in all of them.
 */
import type { LitElement } from 'lit';
import type { SocketConsoleElement } from '../console/socket-console-element.ts';
import type { Attributes } from '../element/attributes.ts';
import type { HeartbeatSocketElementEventMap } from '../element/events.ts';
import type { HeartbeatSocketElement } from '../element/heartbeat-socket-element.ts';

/** A property's name as its attribute's: `heart-time` of `heartTime`. */
export type Hyphened<Name> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? '' : '-'}${Lowercase<First>}${Hyphened<Rest>}`
  : '';

/** What an attribute's text may be made of, for a property of that type. */
type AttributeValue<Value> = [Value] extends [boolean]
  ? boolean | '' | 'true' | 'false'
  : [Value] extends [number]
    ? number | `${number}`
    : Extract<Value, string | URL>;

type Optional<Values> = { [Name in keyof Values]?: Values[Name] | undefined };

/** A tag: its element, and what a page may set and hear. */
export interface Tag {
  readonly element: HTMLElement;
  /** By property names, in camel case. */
  readonly properties: object;
  /** By attribute names, in kebab case; what has no text has no attribute. */
  readonly attributes: object;
  /** By event types. */
  readonly events: object;
}

/** `<heartbeat-socket>` */
export interface SocketTag {
  readonly element: HeartbeatSocketElement;
  readonly properties: Optional<Attributes & Pick<HeartbeatSocketElement, 'shouldReconnect'>>;
  readonly attributes: Optional<{
    [Name in keyof Attributes as Hyphened<Name>]: AttributeValue<Attributes[Name]>;
  }>;
  readonly events: HeartbeatSocketElementEventMap;
}

/** What the console has that elements of Lit have not, and that is no method. */
type ConsoleProperty = {
  [Name in Exclude<
    keyof SocketConsoleElement,
    keyof LitElement
  >]: SocketConsoleElement[Name] extends (...given: never) => unknown ? never : Name;
}[Exclude<keyof SocketConsoleElement, keyof LitElement>];

/** `<socket-console>` */
export interface ConsoleTag {
  readonly element: SocketConsoleElement;
  readonly properties: Optional<Pick<SocketConsoleElement, ConsoleProperty>>;
  readonly attributes: Optional<{
    for: string;
    heartbeats: AttributeValue<boolean>;
    hide: string;
    filter: string;
    paused: AttributeValue<boolean>;
    'max-entries': AttributeValue<number>;
    'max-bytes': AttributeValue<number>;
    readonly: AttributeValue<boolean>;
    panels: string;
    storage: string;
  }>;
  readonly events: Record<never, Event>;
}

/** Properties and attributes in one: where both have a name, the values of both. */
export type Settings<Each extends Tag> = {
  [Name in keyof Each['properties'] | keyof Each['attributes']]?:
    | (Name extends keyof Each['properties'] ? Each['properties'][Name] : never)
    | (Name extends keyof Each['attributes'] ? Each['attributes'][Name] : never);
};

/** Handlers named as the platform names them: `onmessage`. */
export type PlainHandlers<Each extends Tag> = {
  [Type in keyof Each['events'] & string as `on${Type}`]?:
    | ((event: Each['events'][Type]) => void)
    | undefined;
};

/** Names that a framework's own types have for an event of the tag, which is not what they say. */
export type EventNames<Names, Each extends Tag> = Names extends string
  ? Lowercase<Names> extends `on${'' | ':'}${keyof Each['events'] & string}${'' | 'capture'}`
    ? Names
    : never
  : never;

/** What a framework's own types say of every element, without what the tag says better. */
export type Base<Common, Each extends Tag> = Omit<
  Common,
  EventNames<keyof Common, Each> | keyof Each['properties'] | keyof Each['attributes']
>;
