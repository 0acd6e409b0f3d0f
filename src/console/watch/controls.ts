import type { ConnectionState } from '../../core/reports.ts';

/** Which of the console's buttons can work now. */
export interface Controls {
  readonly connect: boolean;
  readonly send: boolean;
  readonly close: boolean;
}

/** What decides it. */
export interface ControlFacts {
  readonly state: ConnectionState;
  /** Whether the socket can be told to connect. */
  readonly connects: boolean;
  /** Whether a message is held while there is no link. */
  readonly holds: boolean;
}

/** Which buttons can work; none, without a socket. */
export function controlsFor(facts: ControlFacts | undefined): Controls {
  if (!facts) return { connect: false, send: false, close: false };
  const { state, connects, holds } = facts;
  const coming = state === 'connecting' || state === 'waiting';
  return {
    connect: connects && (state === 'idle' || state === 'closed' || state === 'waiting'),
    send: state === 'open' || (coming && holds),
    close: state === 'open' || coming,
  };
}
