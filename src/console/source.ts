import type { ConnectionState } from '../core/reports.ts';

/** A socket as the console deals with it, whatever its kind. */
export interface Source {
  readonly state: ConnectionState;
  /** Whether it can be told to connect. */
  readonly connects: boolean;
  /** Whether `send()` holds a message while there is no link. */
  readonly holds: boolean;
  connect(): void;
  /** @throws What the socket's `send()` throws. */
  send(text: string): void;
  close(): void;
  /** Stops observing. */
  end(): void;
}
