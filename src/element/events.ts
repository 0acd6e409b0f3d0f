/** The events of `<heartbeat-socket>`. They do not bubble. */
import type {
  CloseDetail,
  ErrorDetail,
  HeartbeatDetail,
  MessageDetail,
  OpenDetail,
  ReconnectingDetail,
  StateChangeDetail,
  UnsentDetail,
} from '../core/reports.ts';
import type { Report } from '../core/state.ts';

/** `open`: a link is up. */
export class SocketOpenEvent extends CustomEvent<OpenDetail> {}

/** `message`: a message that is no heartbeat reply. It has what `MessageEvent` has. */
export class SocketMessageEvent extends CustomEvent<MessageDetail> {
  /** The message, as `detail.data`. */
  get data() {
    return this.detail.data;
  }
  /** The server's origin, as `detail.origin`. */
  get origin() {
    return this.detail.origin;
  }
  /** Always `''`, as on a WebSocket's event. */
  get lastEventId() {
    return '';
  }
  /** Always null, as on a WebSocket's event. */
  get source() {
    return null;
  }
  /** Always empty, as on a WebSocket's event. */
  get ports(): readonly MessagePort[] {
    return [];
  }
}

/** `heartbeat`: a probe was answered. */
export class HeartbeatEvent extends CustomEvent<HeartbeatDetail> {}

/** `close`: a link, or an attempt, ended. It has what `CloseEvent` has. */
export class SocketCloseEvent extends CustomEvent<CloseDetail> {
  /** The close code, as `detail.code`. */
  get code() {
    return this.detail.code;
  }
  /** The reason, as `detail.reason`. */
  get reason() {
    return this.detail.reason;
  }
  /** Whether the closing handshake was finished, as `detail.wasClean`. */
  get wasClean() {
    return this.detail.wasClean;
  }
}

/** `reconnecting`: a wait begins. Cancelable: `preventDefault()` closes for good. */
export class ReconnectingEvent extends CustomEvent<ReconnectingDetail> {}

/** `unsent`: accepted messages that will not be sent. */
export class UnsentEvent extends CustomEvent<UnsentDetail> {}

/** `error`: something failed, and what to do about it. */
export class SocketErrorEvent extends CustomEvent<ErrorDetail> {
  /** The error, as `detail.error`. */
  get error() {
    return this.detail.error;
  }
  /** The error's message. */
  get message() {
    return this.detail.error.message;
  }
}

/** `statechange`: the state changed. */
export class StateChangeEvent extends CustomEvent<StateChangeDetail> {}

/** The events of `<heartbeat-socket>` by their types. */
export interface HeartbeatSocketElementEventMap {
  open: SocketOpenEvent;
  message: SocketMessageEvent;
  heartbeat: HeartbeatEvent;
  close: SocketCloseEvent;
  reconnecting: ReconnectingEvent;
  unsent: UnsentEvent;
  error: SocketErrorEvent;
  statechange: StateChangeEvent;
}

const classes = {
  open: SocketOpenEvent,
  message: SocketMessageEvent,
  heartbeat: HeartbeatEvent,
  close: SocketCloseEvent,
  reconnecting: ReconnectingEvent,
  unsent: UnsentEvent,
  error: SocketErrorEvent,
  statechange: StateChangeEvent,
};

/** The event that tells a report. */
export function elementEvent({ type, detail }: Report): CustomEvent {
  const EventClass = classes[type] as typeof CustomEvent;
  return new EventClass(type, { detail, cancelable: type === 'reconnecting' });
}
