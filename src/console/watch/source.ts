import type { Interposer } from '../../core/link.ts';
import type { ConnectionState, SendData } from '../../core/reports.ts';

/** What faults can be put between a socket and its links by. */
export interface Breakable {
  interpose(interposer?: Interposer): void;
}

/** A socket as the console deals with it, whatever its kind. */
export interface Source {
  readonly state: ConnectionState;
  /** The address of the running or last attempt, with its secrets; `''` where none is known. */
  readonly url: string;
  /** The subprotocol that the server chose, or `''`. */
  readonly protocol: string;
  /** Whether it can be told to connect. */
  readonly connects: boolean;
  /** Whether `send()` holds a message while there is no link. */
  readonly holds: boolean;
  /** What faults can be put between, where that is possible. */
  readonly breakable: Breakable | undefined;
  connect(): void;
  /** @throws What the socket's `send()` throws. */
  send(data: SendData): void;
  close(): void;
  /** Stops observing. */
  end(): void;
}
