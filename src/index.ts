/**
 * `<heartbeat-socket>`, registered, with the class beneath it, its events and all types.
 *
 * @module
 */
import { HeartbeatSocketElement } from './element/heartbeat-socket-element.ts';

export * from './core.ts';
export type { Attributes } from './element/attributes.ts';
export {
  HeartbeatEvent,
  type HeartbeatSocketElementEventMap,
  ReconnectingEvent,
  SocketCloseEvent,
  SocketErrorEvent,
  SocketMessageEvent,
  SocketOpenEvent,
  StateChangeEvent,
  UnsentEvent,
} from './element/events.ts';
export { HeartbeatSocketElement };

// Where there is no DOM there is nothing to register; where the tag is taken, it stays as it is.
if (globalThis.customElements && !customElements.get('heartbeat-socket')) {
  customElements.define('heartbeat-socket', HeartbeatSocketElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'heartbeat-socket': HeartbeatSocketElement;
  }
}
