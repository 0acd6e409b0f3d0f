/**
 * The tags in templates, as Vue takes them: a name in kebab case is also the property's, and an
 * attribute without a value is `''`.
 */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { Base, ConsoleTag, SocketTag, Tag } from './tags.ts';

/** `heartTime` of `heart-time`. */
type Camel<Name> = Name extends `${infer Start}-${infer Letter}${infer Rest}`
  ? `${Start}${Uppercase<Letter>}${Camel<Rest>}`
  : Name;

/** Vue's types know one spelling of a name: what the attribute takes, the property does too. */
type Props<Each extends Tag> = {
  [Name in keyof Each['properties']]?: Each['properties'][Name] | AttributeValue<Each, Name>;
};

type AttributeValue<Each extends Tag, Name> = {
  [Other in keyof Each['attributes']]: Camel<Other> extends Name
    ? Each['attributes'][Other]
    : never;
}[keyof Each['attributes']];

type Handlers<Each extends Tag> = {
  [Type in keyof Each['events'] & string as `on${Capitalize<Type>}`]?:
    | ((event: Each['events'][Type]) => void)
    | undefined;
};

/** A component as Vue's tools see one, whose instance is the element. */
type VueTag<Each extends Tag> = new () => Each['element'] & {
  readonly $props: PublicProps & Base<HTMLAttributes, Each> & Props<Each> & Handlers<Each>;
};

/** `<heartbeat-socket>` in a template. */
export type HeartbeatSocketComponent = VueTag<SocketTag>;

/** `<socket-console>` in a template. */
export type SocketConsoleComponent = VueTag<ConsoleTag>;

declare module 'vue' {
  interface GlobalComponents {
    'heartbeat-socket': HeartbeatSocketComponent;
    'socket-console': SocketConsoleComponent;
  }
}
