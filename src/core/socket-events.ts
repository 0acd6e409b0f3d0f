import type {
  CloseDetail,
  ErrorDetail,
  HeartbeatDetail,
  OpenDetail,
  ReconnectingDetail,
  StateChangeDetail,
  UnsentDetail,
} from './reports.ts';
import type { Report } from './state.ts';

/** The events of `HeartbeatSocket`: the platform's own, with the extra facts as properties. */
export interface HeartbeatSocketEventMap {
  open: Event & OpenDetail;
  message: MessageEvent;
  error: Event & ErrorDetail;
  close: CloseEvent & CloseDetail;
  heartbeat: Event & HeartbeatDetail;
  reconnecting: Event & ReconnectingDetail;
  unsent: Event & UnsentDetail;
  statechange: Event & StateChangeDetail;
}

/** The event that tells a report. */
export function socketEvent({ type, detail }: Report): Event {
  // To give it to the constructor, which parses it as an address, takes as long as all the rest.
  if (type === 'message') {
    return Object.defineProperty(new MessageEvent(type, { data: detail.data }), 'origin', {
      value: detail.origin,
    });
  }
  const EventClass = (type === 'close' && globalThis.CloseEvent) || Event;
  const event = new EventClass(type, { ...detail, cancelable: type === 'reconnecting' });
  // What the platform's event has itself is read-only, and stays.
  for (const name in detail) Reflect.set(event, name, detail[name as never]);
  return event;
}
