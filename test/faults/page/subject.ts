import {
  type ConnectionOptions,
  HeartbeatSocket,
  type HeartbeatSocketElement,
} from 'heartbeat-socket';

/** What is put to the test, in either of its shapes. */
export type Subject = HeartbeatSocket | HeartbeatSocketElement;

export type Face = 'class' | 'element';

/** An address, or those that a url function gives in turn, the last one for good. */
export type Address = string | readonly string[];

export function makeSubject(face: Face, address: Address, options: ConnectionOptions): Subject {
  const left = [...address];
  const url =
    typeof address === 'string'
      ? address
      : () => (left.length > 1 ? left.shift() : left[0]) as string;
  if (face === 'class') return new HeartbeatSocket(url, [], { ...options, manual: true });
  const element = document.createElement('heartbeat-socket');
  return Object.assign(element, options, { url, manual: true });
}

/** Starts it; what is listening by then misses nothing. */
export function start(subject: Subject): void {
  if (subject instanceof HTMLElement) document.body.append(subject);
  subject.connect();
}

/** The facts of an event: in the element's they are in `detail`, in the class's on the event. */
export const factsOf = (event: Event): Record<string, unknown> =>
  (event instanceof CustomEvent ? event.detail : event) as Record<string, unknown>;
