/**
 * The attributes of `<heartbeat-socket>` and the properties that reflect them. The attribute is the
 * truth; only what has no text (functions, arrays, bytes) is kept beside it.
 */
import type { ProtocolsSource, UrlSource } from '../core/address.ts';
import {
  type ConnectionOptions,
  type HeartMessage,
  type HeartReply,
  type NumberOption,
  optionNames,
  readOption,
} from '../core/options.ts';

/** The properties that reflect an attribute. Times are milliseconds. */
export interface Attributes extends Required<Pick<ConnectionOptions, NumberOption>> {
  /**
   * Where to connect: `ws:`, `wss:`, `http:`, `https:` or relative to the document; or a function,
   * asked before every attempt. `''`: it stays idle.
   */
  url: UrlSource;
  /** Subprotocols, separated by spaces or commas; or an array; or a function. `''`. */
  protocols: ProtocolsSource;
  /** The probe: text, bytes, or a function called for every probe. `'ping'`. */
  heartMessage: HeartMessage;
  /** What a reply looks like: exact text, or a function. `''`: `pong`, or an echo of the probe. */
  heartReply: HeartReply;
  /** Close codes from the server after which it stays closed. */
  fatalCodes: string | readonly (string | number)[];
  /** `'blob'` or `'arraybuffer'`: how bytes arrive. `'blob'`. */
  binaryType: BinaryType;
  /** Do not connect until `connect()`. false. */
  manual: boolean;
}

type Name = keyof Attributes;

/** The properties by their attributes. */
export const attributes = new Map<string, Name>();

/** What a property gives for its attribute's text (`null`: it is missing). */
const readers: Record<string, (text: string | null) => unknown> = {
  url: (text) => text ?? '',
  protocols: (text) => text ?? '',
  binaryType: (text) => (text === 'arraybuffer' ? text : 'blob'),
  manual: (text) => text !== null && text !== 'false',
};

/** The attribute of a property: `heart-time` of `heartTime`. */
export const attributeOf = (name: string) =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

for (const name of optionNames) {
  if (name !== 'shouldReconnect') readers[name] = (text) => readOption(name, text, true) ?? '';
}
for (const name of Object.keys(readers)) attributes.set(attributeOf(name), name as Name);

/** Has no text that could be an attribute's. */
const isTextless = (value: unknown) => Object(value) === value && !(value instanceof URL);

/** Gives a class the properties; `kept` is where an element keeps what has no text. */
export function reflectAttributes(
  prototype: HTMLElement,
  kept: (element: HTMLElement) => Map<string, unknown>,
  changed: (element: HTMLElement, name: Name) => void,
): void {
  for (const [attribute, name] of attributes) {
    Object.defineProperty(prototype, name, {
      enumerable: true,
      configurable: true,
      get(this: HTMLElement) {
        return kept(this).get(name) ?? readers[name]?.(this.getAttribute(attribute));
      },
      set(this: HTMLElement, value: unknown) {
        const textless = isTextless(value);
        if (textless) kept(this).set(name, value);
        else kept(this).delete(name);
        if (textless || value === null || value === undefined || value === false) {
          this.removeAttribute(attribute);
        } else this.setAttribute(attribute, value === true ? '' : `${value}`);
        changed(this, name);
      },
    });
  }
}
